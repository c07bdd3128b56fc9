import type { Changes } from '../board/changes.ts';
import { changeSections } from './changes.ts';
import { markdownText } from './markdown-text.ts';

/** What was found of one submission. */
export interface Submission {
  readonly name: string;
  /** Why it cannot be taken, one text each; empty where it can. */
  readonly errors: readonly string[];
  /** What somebody should look at. */
  readonly warnings: readonly string[];
  /** Null where it could not be read. */
  readonly changes: Changes | null;
}

/** A comment for a pull request: a verdict per submission, then what it would change. */
export function renderGate(submissions: readonly Submission[]): string {
  const bad = submissions.filter(({ errors }) => errors.length > 0).length;
  const verdict =
    bad === 0
      ? 'All submissions can be taken.'
      : `${String(bad)} of ${String(submissions.length)} cannot be taken.`;
  return `${['# Submission gate', verdict, ...submissions.flatMap(sectionsOf)].join('\n\n')}\n`;
}

function sectionsOf({ name, errors, warnings, changes }: Submission): string[] {
  const list = (texts: readonly string[]): string =>
    texts
      .map(
        (text) =>
          `- ${text
            .split('\n')
            .map((line) => markdownText(line))
            .join('\n  ')}`,
      )
      .join('\n');
  return [
    `## ${errors.length > 0 ? '✗' : '✓'} ${markdownText(name)}`,
    ...(errors.length > 0 ? [list(errors)] : []),
    ...(warnings.length > 0 ? ['**Please look at:**', list(warnings)] : []),
    ...(changes ? changeSections(changes, '###') : []),
  ];
}
