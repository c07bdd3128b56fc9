import { parse, YAMLParseError } from 'yaml';
import { problem, UserError } from '../../errors.ts';
import type { LogFile } from '../open/log-file.ts';

/** @throws UserError for what is no YAML, and for aliases that unfold into more than a file could hold */
export function parseYaml({ text, name }: Pick<LogFile, 'text' | 'name'>): unknown {
  try {
    return parse(text, { maxAliasCount: 100, logLevel: 'error' });
  } catch (error) {
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? null) : null;
    const got = error instanceof Error ? (error.message.split('\n', 1)[0] ?? null) : null;
    throw new UserError(
      problem({ code: 'bad-yaml', file: name, line, message: 'not YAML', expected: 'valid YAML', got }),
    );
  }
}
