import type { About, Board } from '../board/board.ts';

/** How the data of a board are cited, by what the dataset says of itself. */
interface Reference {
  readonly key: string;
  readonly title: string;
  readonly version: string | null;
  readonly year: string | null;
  /** Where the data are from; of a snapshot, where it is. */
  readonly source: string | null;
  /** What it is checked by: a file, and its SHA-256. */
  readonly check: { readonly file: string; readonly sha256: string } | null;
  /** Where it is published. */
  readonly address: string | null;
  /** "snapshot 0123456789ab"; empty for a board that may change. */
  readonly snapshot: string;
}

function referenceOf({ slug, title, version, source, provenance, address, snapshot }: About): Reference {
  const data = provenance.files.findLast(({ sha256 }) => sha256 !== '');
  const year = /^(\d{4})(?:-|$)/.exec(version ?? '')?.[1] ?? null;
  const key = slug.replaceAll(/[^a-z0-9-]/g, '-');
  const own = address ?? null;
  if (!snapshot) {
    const check = data === undefined ? null : { file: data.name, sha256: data.sha256 };
    return { key, title, version, year, source: source ?? own, check, address: own, snapshot: '' };
  }
  const { hash, sha256 } = snapshot;
  return {
    key: `${key}-${hash}`,
    title,
    version,
    year,
    source: own ?? source,
    check: { file: 'data/v1/manifest.json', sha256 },
    address: own,
    snapshot: `snapshot ${hash}`,
  };
}

/** Characters that mean something to BibTeX and to the LaTeX that prints it. */
function bibtexText(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ');
  return plain.replaceAll(/[\\{}%#$&_^~]/g, (character) => BIBTEX[character] ?? `\\${character}`);
}

const BIBTEX: Readonly<Partial<Record<string, string>>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** `cite.bib`: the data as BibTeX; what the dataset wants to be cited as stands first, as it is written there. */
export function renderBibtex({ about }: Board): string {
  const { key, title, version, year, check, address, snapshot } = referenceOf(about);
  const fields = [
    ['title', `{${bibtexText(title)}}`],
    ['year', year],
    ['version', version && bibtexText(version)],
    ['howpublished', about.source && bibtexText(about.source)],
    // Nothing in it means anything to BibTeX: it is an origin, a path of plain signs and a slug.
    ['url', address],
    ['note', check && noteOf(snapshot, check)],
  ].filter(([, value]) => value !== null && value !== '');
  const entry = `@misc{evalpress-${key},\n${fields.map(([name, value]) => `  ${String(name)} = {${String(value)}},`).join('\n')}\n}\n`;
  // Only what is an entry can stand in such a file.
  const own = about.citation?.trim() ?? '';
  return /^@\w+\s*\{[^]*\}$/.test(own) ? `${own}\n\n${entry}` : entry;
}

/** A snapshot is checked by its manifest, a board by the data it was made of. In groups of eight, a column can break the sum. */
function noteOf(snapshot: string, { file, sha256 }: NonNullable<Reference['check']>): string {
  const sum = `SHA-256 of ${bibtexText(file)}: ${sha256.replaceAll(/.{8}(?=.)/g, '$& ')}`;
  return snapshot === '' ? sum : `${snapshot.replace(/^s/, 'S')}, ${sum}`;
}

/** `CITATION.cff`: the same for GitHub and for reference managers. */
export function renderCitationCff({ about }: Board): string {
  const { title, version, source, check, snapshot } = referenceOf(about);
  const named = [version, snapshot].filter(Boolean).join(', ');
  const text = (value: string): string => JSON.stringify(value);
  const date = /^\d{4}-\d\d-\d\d$/.exec(version ?? '')?.[0];
  return [
    'cff-version: 1.2.0',
    'message: If you use these results, please cite them as below.',
    'type: dataset',
    `title: ${text(title)}`,
    'authors:',
    `  - name: ${text(title)}`,
    ...(named === '' ? [] : [`version: ${text(named)}`]),
    ...(date === undefined ? [] : [`date-released: ${text(date)}`]),
    ...(source !== null && /^https?:\/\//.test(source) ? [`url: ${text(source)}`] : []),
    ...(about.license === null ? [] : [`license: ${text(about.license)}`]),
    ...(check === null
      ? []
      : ['identifiers:', '  - type: other', `    value: ${text(`sha256:${check.sha256}`)}`]),
    '',
  ].join('\n');
}

/** The data in the style of the APA. */
export function renderApa({ about }: Board): string {
  const { title, version, year, source, snapshot } = referenceOf(about);
  const named = [version && `Version ${version}`, snapshot].filter(Boolean).join(', ');
  const edition = named === '' ? '' : ` (${named})`;
  return `${title}. (${year ?? 'n.d.'}). ${title}${edition} [Data set].${source === null ? '' : ` ${source}`}\n`;
}
