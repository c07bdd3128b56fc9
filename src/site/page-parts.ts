/**
 * What components draw is most of a page. Astro would search it, encode it into a response and decode it again, which takes
 * as long as drawing it: so Astro gets a mark in its place, and the part is put in when the page is text.
 */

const parts = new Map<string, string>();
let marks = 0;

/** A control character, which no text of a dataset has. */
const EDGE = '\u0001';
const MARK = new RegExp(`${EDGE}(\\d+)${EDGE}`, 'g');

/** @returns what stands for this part of a page until `putIn` */
export function keepPart(html: string): string {
  marks += 1;
  parts.set(String(marks), html);
  return `${EDGE}${String(marks)}${EDGE}`;
}

/** A page with its parts. Each can be put in once. @throws RangeError for a mark without a part */
export function putIn(page: string): string {
  return page.replace(MARK, (_, mark: string) => {
    const part = parts.get(mark);
    parts.delete(mark);
    if (part !== undefined) return part;
    throw new RangeError(`putIn: there is no part ${mark}`);
  });
}
