import { terminalText } from './terminal-text.ts';

/** One thing that is wrong with what a person gave us: where, what was expected, what was there, what to do. */
export interface Problem {
  /** Stable name of this kind of problem, kebab-case. */
  readonly code: string;
  /** File name only, never a path of the machine; null when no file is involved. */
  readonly file: string | null;
  readonly line: number | null;
  readonly field: string | null;
  readonly message: string;
  readonly expected: string | null;
  /** What was there, as written; control characters are escaped when it is printed. */
  readonly got: string | null;
  readonly hint: string | null;
}

/** Fills the parts of a problem that do not apply with null. */
export function problem(given: Pick<Problem, 'code' | 'message'> & Partial<Problem>): Problem {
  return { file: null, line: null, field: null, expected: null, got: null, hint: null, ...given };
}

/** Something the user can put right; carries every problem found, not only the first. Anything else thrown is a bug. */
export class UserError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const list = 'code' in problems ? [problems] : problems;
    super(formatProblems(list));
    this.name = 'UserError';
    this.problems = list;
  }
}

const SHOWN_PER_GROUP = 3;
const SHOWN_GROUPS = 40;
const LONGEST_VALUE = 80;
const LONGEST_MESSAGE = 400;

/**
 * Text for people: problems of one kind in one field stand together, whatever their file and their place in a list; the
 * first three in full and the rest as a count. A million bad rows still fit on a screen, and none goes unsaid.
 */
export function formatProblems(problems: readonly Problem[]): string {
  const groups = new Map<string, Problem[]>();
  for (const one of problems) {
    const key = JSON.stringify([one.code, one.field?.replaceAll(/\[\d+\]/g, '[]') ?? null]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const shown = [...groups.values()];
  const kept = shown.splice(0, SHOWN_GROUPS);
  const blocks = kept.map(formatGroup);
  if (shown.length > 0)
    blocks.push(`… and ${thousands(shown.flat().length)} problems of ${thousands(shown.length)} other kinds`);
  if (problems.length > 1) blocks.push(`${thousands(problems.length)} problems.`);
  return blocks.join('\n');
}

function formatGroup(group: readonly Problem[]): string {
  const shown = group.slice(0, SHOWN_PER_GROUP).map(formatProblem);
  const hidden = group.length - shown.length;
  const files = new Set(group.map(({ file }) => file)).size;
  const where = files > 1 ? `; in ${thousands(files)} files` : '';
  if (hidden > 0) shown.push(`  … and ${thousands(hidden)} more like this${where}`);
  return shown.join('\n');
}

function formatProblem(one: Problem): string {
  const where = [one.file, one.line === null ? null : `line ${one.line}`, one.field].filter(
    (part) => part !== null,
  );
  const place = where.map((part) => terminalText(part, LONGEST_VALUE)).join(', ');
  const lines = [(place === '' ? '' : `${place}: `) + terminalText(one.message, LONGEST_MESSAGE)];
  if (one.expected !== null) lines.push(`  expected  ${terminalText(one.expected, LONGEST_MESSAGE)}`);
  if (one.got !== null) lines.push(`  got       ${terminalText(one.got, LONGEST_VALUE)}`);
  if (one.hint !== null) lines.push(`  hint      ${terminalText(one.hint, LONGEST_MESSAGE)}`);
  return lines.join('\n');
}

/** `21,132`: whole numbers in messages, the same in every locale. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
