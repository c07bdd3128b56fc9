const LONGEST = 60;

/** Names that a file system, a web server or our own pages already use. */
const RESERVED =
  /^(con|prn|aux|nul|com\d|lpt\d|index|404|assets|boards|compare|downloads|fonts|method|models|schema|tasks|sitemap|robots|favicon)$/;

/**
 * One path-safe name per entry, `[a-z0-9-]` and unique within the list. The first to ask for a name gets it; a twin, a
 * reserved or an empty one carries a hash of its key, so that its address does not depend on its place in the list.
 *
 * @example uniqueSlugs([{ key: '0', name: 'Aster R1 (FP16)' }]) // → ['aster-r1-fp16']
 */
export function uniqueSlugs(entries: readonly { readonly key: string; readonly name: string }[]): string[] {
  const taken = new Set<string>();
  return entries.map(({ key, name }) => {
    const plain = slugOf(name);
    let slug = plain;
    for (let attempt = 0; slug === '' || RESERVED.test(slug) || taken.has(slug); attempt++) {
      slug = `${plain || 'x'}-${hash(attempt === 0 ? key : `${key}#${attempt}`)}`;
    }
    taken.add(slug);
    return slug;
  });
}

function slugOf(name: string): string {
  const latin = name.slice(0, 500).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const dashed = latin.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '');
  return dashed.slice(0, LONGEST).replace(/-$/, '');
}

/** FNV-1a over UTF-16 units, 8 hexadecimal digits: a name, not a secret. */
function hash(text: string): string {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return (state >>> 0).toString(16).padStart(8, '0');
}
