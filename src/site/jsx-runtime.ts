/**
 * JSX as HTML, drawn at once. Nothing of a page changes while it is built, so there need be no tree of elements to keep and
 * compare: an element becomes its text when it is made. `npm run compile` puts this file in the place
 * of `preact/jsx-runtime` in the program of the pages; in the browser the same components run with Preact. What it writes
 * is what `preact-render-to-string` writes.
 */

/** What JSX may hold: text and numbers, what was drawn, lists of them; nothing is drawn of null and booleans. */
type Child = string | number | boolean | null | undefined | Drawn | readonly Child[];

type Props = Readonly<Record<string, unknown>> & { readonly children?: Child };

/** HTML, as opposed to text that has to be escaped. */
class Drawn {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** What components with a state in the browser are: a build draws them as they begin. */
interface Stateful {
  readonly state?: object;
  render(props: Props, state: object): Child;
}

type FunctionComponent = (props: Props) => Child;
type ClassComponent = new (props: Props) => Stateful;

/** An element, or what a component makes of its properties. Keys are for Preact alone. */
export function jsx(type: string | FunctionComponent | ClassComponent, props: Props): Child {
  if (typeof type === 'string') return new Drawn(drawElement(type, props));
  if (!isClass(type)) return type(props);
  const begun = new type(props);
  return begun.render(props, begun.state ?? {});
}

function isClass(type: FunctionComponent | ClassComponent): type is ClassComponent {
  const prototype = type.prototype as { readonly render?: unknown } | undefined;
  return typeof prototype?.render === 'function';
}

/** The same for elements with several children. */
export function jsxs(type: Parameters<typeof jsx>[0], props: Props): Child {
  return jsx(type, props);
}

export function Fragment({ children }: Props): Child {
  return children;
}

/** The HTML of what JSX holds. */
export function draw(child: Child): string {
  if (typeof child === 'string') return escapeHtml(child);
  if (child instanceof Drawn) return child.html;
  if (typeof child === 'number') return String(child);
  if (!Array.isArray(child)) return '';
  let html = '';
  for (const one of child as readonly Child[]) html += draw(one);
  return html;
}

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
]);

function drawElement(type: string, props: Props): string {
  let tag = `<${type}`;
  // Which option of a list is chosen is known to the list, which is drawn later.
  if (type === 'option' && !('selected' in props)) tag += UNDECIDED;
  for (const name in props) {
    if (name === 'children' || (type === 'select' && name === 'value')) continue;
    tag += drawAttribute(name, props[name]);
  }
  const html = draw(props.children);
  if (html === '' && VOID.has(type)) return `${tag}/>`;
  return `${tag}>${type === 'select' ? withChosen(html, props['value']) : html}</${type}>`;
}

function drawAttribute(name: string, value: unknown): string {
  if (value === undefined || value === null || typeof value === 'function') return '';
  const { written, isWord } = attributeOf(name);
  if (typeof value === 'string') return value === '' ? ` ${written}` : ` ${written}="${escapeHtml(value)}"`;
  if (typeof value === 'boolean' && !isWord) return value ? ` ${written}` : '';
  if (typeof value === 'number' || typeof value === 'boolean') return ` ${written}="${String(value)}"`;
  throw new TypeError(
    `drawAttribute: expected text, a number or a boolean as "${name}", got ${typeof value}`,
  );
}

/** Names that HTML writes otherwise than JSX, or with capitals. */
const CAPITALS: ReadonlyMap<string, string> = new Map([
  ['colSpan', 'colspan'],
  ['rowSpan', 'rowspan'],
  ['tabIndex', 'tabindex'],
  ['viewBox', 'viewBox'],
  ['preserveAspectRatio', 'preserveAspectRatio'],
]);

interface Attribute {
  readonly written: string;
  /** What is true or false for screen readers and scripts says so in words. */
  readonly isWord: boolean;
}

const attributes = new Map<string, Attribute>();

/** @throws RangeError for a name that Preact may write in another way */
function attributeOf(name: string): Attribute {
  const known = attributes.get(name);
  if (known) return known;
  const written = CAPITALS.get(name) ?? name;
  if (!CAPITALS.has(name) && !/^[a-z][a-z0-9-]*$/.test(name))
    throw new RangeError(`attributeOf: "${name}" is not in the list of attributes with capitals`);
  const attribute = { written, isWord: /^(?:aria-|data-|spellcheck$|draggable$)/.test(name) };
  attributes.set(name, attribute);
  return attribute;
}

/** No text can bring this about, because its "<" would be escaped. */
const UNDECIDED = '\0';
const OPTION = new RegExp(`<option${UNDECIDED}((?:[^">]|"[^"]*")*)>`, 'g');

function withChosen(html: string, value: unknown): string {
  const chosen = typeof value === 'string' ? escapeHtml(value) : null;
  return html.replace(OPTION, (_, attributes: string) => {
    const own = / value(?:="([^"]*)")?(?= |$)/.exec(attributes);
    const isChosen = own !== null && (own[1] ?? '') === chosen;
    return `<option${isChosen ? ' selected' : ''}${attributes}>`;
  });
}

const SPECIAL = /["&<]/;
const ALL_SPECIAL = /["&<]/g;
const ENTITIES: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;' };

function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(ALL_SPECIAL, (character) => ENTITIES[character] ?? character);
}
