import { type Document, isNode, isSeq, LineCounter, type Pair, parseDocument, visit } from 'yaml';
import { problem, UserError } from '../../errors.ts';
import { canonicalJson } from '../dataset/cell-values.ts';
import type { LogFile } from '../open/log-file.ts';

/** A key that stands several times in one mapping, with values that differ; most readers take the last and say nothing. */
export interface RepeatedKey {
  readonly line: number | null;
  /** Which entry of the list that the file is; null where it is none. */
  readonly entry: number | null;
  readonly key: string;
  /** As they stand there. */
  readonly values: readonly string[];
}

export interface Yaml {
  readonly value: unknown;
  readonly repeated: readonly RepeatedKey[];
}

/** Writers name what they wrote before instead of writing it again; nested names multiply. */
const ALIASES = 100_000;

/** @throws UserError for what is no YAML, and for aliases that unfold into more than a file could hold */
export function parseYaml({ text, name }: Pick<LogFile, 'text' | 'name'>): Yaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'error', lineCounter: lines });
  const [error] = document.errors;
  if (error) throw notYaml(name, error.linePos?.[0].line ?? null, error.message);
  try {
    return { value: document.toJS({ maxAliasCount: ALIASES }), repeated: repeatedKeys(document, lines) };
  } catch (thrown) {
    throw notYaml(name, null, thrown instanceof Error ? thrown.message : '');
  }
}

function notYaml(file: string, line: number | null, message: string): UserError {
  const got = message.split('\n', 1)[0] ?? null;
  return new UserError(
    problem({ code: 'bad-yaml', file, line, message: 'not YAML', expected: 'valid YAML', got }),
  );
}

function repeatedKeys(document: Document.Parsed, lines: LineCounter): RepeatedKey[] {
  const found: RepeatedKey[] = [];
  const list = document.contents;
  visit(document, {
    Map: (position, { items }, path) => {
      if (new Set(items.map(keyOf)).size === items.length) return;
      const outermost: unknown = path[2];
      const index = path.length > 2 && isSeq(list) ? list.items.indexOf(outermost as never) : position;
      const entry = isSeq(list) && typeof index === 'number' ? index : null;
      for (const [key, pairs] of Map.groupBy(items, keyOf)) {
        const values = [...new Set(pairs.map(({ value }) => textOf(value)))];
        if (values.length > 1) found.push({ line: lineOf(pairs.at(-1), lines), entry, key, values });
      }
    },
  });
  return found;
}

function keyOf({ key }: Pair): string {
  return textOf(key);
}

function textOf(node: unknown): string {
  const value: unknown = isNode(node) ? node.toJSON() : node;
  return typeof value === 'string' ? value : canonicalJson(value);
}

function lineOf(pair: Pair | undefined, lines: LineCounter): number | null {
  const offset = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  return offset === undefined ? null : lines.linePos(offset).line;
}
