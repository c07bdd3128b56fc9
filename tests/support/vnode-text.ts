import { type ComponentChildren, type ComponentType, isValidElement, type VNode } from 'preact';

/** The texts of a page's component, in their order, as a reader sees them. */
export function textsIn(node: ComponentChildren): string[] {
  if (typeof node === 'string' || typeof node === 'number') return [String(node)];
  if (Array.isArray(node)) return node.flatMap((child: ComponentChildren) => textsIn(child));
  if (!isValidElement(node)) return [];
  const { type, props } = node as VNode<{ children?: ComponentChildren }>;
  return textsIn(typeof type === 'function' ? drawn(type, props) : props.children);
}

/** What a component shows, be it a function or a class. */
function drawn(
  type: ComponentType<{ children?: ComponentChildren }>,
  props: { children?: ComponentChildren },
): ComponentChildren {
  if (!isClass(type)) return type(props, undefined);
  const component = new type(props, undefined);
  component.props = props;
  return component.render(props, component.state);
}

function isClass(
  type: ComponentType<{ children?: ComponentChildren }>,
): type is Extract<typeof type, abstract new (...all: never) => unknown> {
  return 'render' in ((type as { prototype?: object }).prototype ?? {});
}
