import type { CellChange, Changes, NamedRank } from '../board/changes.ts';
import { formatCount, formatP, formatPoints } from '../format.ts';
import { escapeSvg } from './figures/draw/svg.ts';
import { jsonText } from './json-text.ts';
import { markdownTable, markdownText } from './markdown-text.ts';

/** Lists longer than this are cut, with a count. */
const MOST = 30;

/** What changed, as Markdown. */
export function renderChanges(changes: Changes): string {
  return `${[`# What changed: ${markdownText(changes.after.title)}`, ...changeSections(changes)].join('\n\n')}\n`;
}

/** The same below a heading of somebody else. */
export function changeSections(changes: Changes): string[] {
  const { before, after, suite, rulers } = changes;
  const versions = [before.stamp || 'before', after.stamp || 'after'].map(markdownText).join(' → ');
  const suiteNote = 'The suite changed: scores before and after share no scale, so none is compared.';
  return [
    `${versions}. ${markdownText(changes.summary)}`,
    ...(changes.level ? [markdownText(changes.level.text)] : []),
    ...(suite.length > 0 ? [`${markdownText(suiteNote)} ${suite.map(markdownText).join(' ')}`] : []),
    ...rankList('New evaluations', changes.added),
    ...rankList('Removed evaluations', changes.removed),
    ...section(
      'Ranks that moved',
      ['Model', 'Before', 'After'],
      changes.moved.map(({ name, from, to }) => [name, formatCount(from), formatCount(to)]),
    ),
    ...section(
      'Scores that moved beyond noise',
      ['Model', 'Before', 'After', 'Difference', '95 % interval', 'p-value'],
      changes.scores.map(({ name, before: old, after: now, difference, range, p }) => [
        name,
        old,
        now,
        formatPoints(difference),
        range.map(formatPoints).join(' to '),
        formatP(p, changes.level?.threshold),
      ]),
    ),
    ...cellList('Re-graded cells', changes.regraded),
    ...cellList('Cells measured anew', changes.remeasured),
    ...section(
      'Measured with something else',
      ['Model', 'Before', 'After'],
      rulers.map(({ name, before: old, after: now }) => [name, old || 'not recorded', now || 'not recorded']),
    ),
  ];
}

function rankList(heading: string, rows: readonly NamedRank[]): string[] {
  return section(
    heading,
    ['Model', 'Rank', '95 % range', 'Score'],
    rows.map(({ name, rank, rankRange, score }) => [name, rank, rankRange, score]),
  );
}

function cellList(heading: string, cells: readonly CellChange[]): string[] {
  return section(
    heading,
    ['Model', 'Tier', 'Task', 'Correct before', 'Correct after'],
    cells.map(({ name, tier, task, before, after }) => [name, tier, task, before, after]),
  );
}

function section(heading: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST).map((row) => row.map(markdownText));
  const rest = rows.length - shown.length;
  return [
    `## ${heading}`,
    markdownTable(head.map(markdownText), shown),
    ...(rest > 0 ? [`… and ${formatCount(rest)} more.`] : []),
  ];
}

/** The same for machines; nothing is cut. */
export function renderChangesJson({ before, after, ...changes }: Changes): string {
  const about = ({ title, version, provenance }: Changes['before']): object => ({
    title,
    version,
    files: provenance.files.map(({ name, sha256 }) => ({ name, sha256 })),
  });
  return jsonText({ before: about(before), after: about(after), ...changes });
}

/** One entry of an Atom feed, as a feed of its own. @param date of the change, ISO 8601 @param address of the board, or null */
export function renderChangesAtom(changes: Changes, date: string, address: string | null): string {
  const { after } = changes;
  const sums = after.provenance.files.map(({ sha256 }) => sha256.slice(0, 12)).join('-');
  const id = address ?? `urn:evalpress:${after.slug}`;
  const entry = `urn:evalpress:${after.slug}:${sums === '' ? 'none' : sums}`;
  const link = address === null ? '' : `<link href="${escapeSvg(address)}"/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${escapeSvg(id)}</id><title>${escapeSvg(after.title)}</title><updated>${escapeSvg(date)}</updated>${link}`,
    `<author><name>${escapeSvg(after.title)}</name></author>`,
    `<entry><id>${escapeSvg(entry)}</id><title>${escapeSvg(after.stamp || after.title)}</title>`,
    `<updated>${escapeSvg(date)}</updated>${link}`,
    `<summary>${escapeSvg(changes.summary)}</summary>`,
    `<content type="text">${escapeSvg(changeSections(changes).join('\n\n'))}</content></entry>`,
    '</feed>',
    '',
  ].join('\n');
}
