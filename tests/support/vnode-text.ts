import { isValidElement, type ComponentChildren, type FunctionComponent, type VNode } from 'preact';

/** The texts of a page's component, in their order, as a reader sees them. */
export function textsIn(node: ComponentChildren): string[] {
  if (typeof node === 'string' || typeof node === 'number') return [String(node)];
  if (Array.isArray(node)) return node.flatMap((child: ComponentChildren) => textsIn(child));
  if (!isValidElement(node)) return [];
  const { type, props } = node as VNode<{ children?: ComponentChildren }>;
  return textsIn(typeof type === 'function' ? (type as FunctionComponent)(props) : props.children);
}
