/** A start tag of a page: its name in small letters, its attributes decoded. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Elements whose content is text, whatever it looks like. */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The start tags of HTML as our own serializers write it. What stands in texts, comments, scripts and attribute values is
 * never taken for a tag, so nothing that the data say can be.
 */
export function* tagsOf(html: string): Generator<Tag> {
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      at = after(html, '-->', at + 4);
      continue;
    }
    const name = /[A-Za-z][^\s/>]*/y;
    name.lastIndex = at + 1;
    const tag = name.exec(html)?.[0].toLowerCase();
    if (tag === undefined) {
      at = /[/!?]/.test(html.charAt(at + 1)) ? after(html, '>', at + 1) : at + 1;
      continue;
    }
    const attributes = new Map<string, string>();
    at = readAttributes(html, name.lastIndex, attributes);
    yield { name: tag, attributes };
    if (RAW_TEXT.has(tag) && html.charAt(at - 2) !== '/') at = endOfRawText(html, tag, at);
  }
}

/** Reads up to the end of the tag and returns what comes after it. */
function readAttributes(html: string, from: number, into: Map<string, string>): number {
  const attribute = /[\s/]*([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;
  attribute.lastIndex = from;
  let end = from;
  for (let found = attribute.exec(html); found; found = attribute.exec(html)) {
    const [, name = '', double, single, bare = ''] = found;
    into.set(name.toLowerCase(), decode(double ?? single ?? bare));
    end = attribute.lastIndex;
  }
  return after(html, '>', end);
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

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]+));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name] ?? whole;
    const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
