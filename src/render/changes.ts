import { changeTables, changeWords, type ChangeTable } from '../board/change-tables.ts';
import type { Changes } from '../board/changes.ts';
import { escapeSvg } from './figures/draw/svg.ts';
import { jsonText } from './json-text.ts';
import { markdownTable, markdownText } from './markdown-text.ts';

/** What changed, as Markdown. */
export function renderChanges(changes: Changes): string {
  return `${[`# What changed: ${markdownText(changes.after.title)}`, ...changeSections(changes)].join('\n\n')}\n`;
}

/** The same below a heading of somebody else. @param marks of the headings in it, one below that */
export function changeSections(changes: Changes, marks: '##' | '###' = '##'): string[] {
  const { versions, summary, level, suite } = changeWords(changes);
  return [
    `${markdownText(versions)}. ${markdownText(summary)}`,
    ...(level === '' ? [] : [markdownText(level)]),
    ...(suite.length > 0 ? [suite.map(markdownText).join(' ')] : []),
    ...changeTables(changes).flatMap((table) => section(table, marks)),
  ];
}

function section({ heading, head, rows, more }: ChangeTable, marks: string): string[] {
  const shown = rows.map((row) => row.map(markdownText));
  return [
    `${marks} ${heading}`,
    markdownTable(head.map(markdownText), shown),
    ...(more === '' ? [] : [more]),
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
