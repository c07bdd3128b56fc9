/** A start tag of a page: its name in small letters, its attributes decoded. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Elements whose content is text, whatever it looks like. */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

const TAG_NAME = /[A-Za-z][^\s/>]*/y;
const ATTRIBUTE = /[\s/]*([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;

/**
 * The start tags of HTML as our own serializers write it. What stands in texts, comments, scripts and attribute values is
 * never taken for a tag, so nothing that the data say can be.
 *
 * @param relevant what the source of a tag has to match; others are passed over, which takes a fraction of the time
 */
export function* tagsOf(html: string, relevant?: RegExp): Generator<Tag> {
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    TAG_NAME.lastIndex = at + 1;
    const name = TAG_NAME.exec(html)?.[0].toLowerCase();
    if (name === undefined) {
      at = endOfOther(html, at);
      continue;
    }
    const from = TAG_NAME.lastIndex;
    const end = endOfTag(html, from);
    const isRelevant = relevant?.test(html.slice(from, end)) ?? true;
    if (isRelevant) yield { name, attributes: readAttributes(html, from) };
    at = Math.min(end + 1, html.length);
    if (RAW_TEXT.has(name) && html.charAt(at - 2) !== '/') at = endOfRawText(html, name, at);
  }
}

const [QUOTE, APOSTROPHE, END] = [0x22, 0x27, 0x3e];

/** Where the ">" of a tag stands: one inside of quotes is none. By hand, because it looks at every character. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const character = html.charCodeAt(at);
    if (character === END) return at;
    if (character !== QUOTE && character !== APOSTROPHE) continue;
    at = html.indexOf(character === QUOTE ? '"' : "'", at + 1);
    if (at === -1) break;
  }
  return html.length;
}

/** Where what begins with "<" and is no start tag ends. */
function endOfOther(html: string, at: number): number {
  if (html.startsWith('<!--', at)) return after(html, '-->', at + 4);
  return /[/!?]/.test(html.charAt(at + 1)) ? after(html, '>', at + 1) : at + 1;
}

function readAttributes(html: string, from: number): Map<string, string> {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = from;
  for (let found = ATTRIBUTE.exec(html); found; found = ATTRIBUTE.exec(html)) {
    const [, name = '', double, single, bare = ''] = found;
    attributes.set(name.toLowerCase(), decode(double ?? single ?? bare));
  }
  return attributes;
}

function endOfRawText(html: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}[\\s/>]`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found === -1 ? html.length : found + mark.length;
}

/** Text as it stands in HTML, with its character references resolved. */
export function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]+));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name] ?? whole;
    const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
