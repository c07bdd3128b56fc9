import { readFileSync, writeFileSync } from 'node:fs';
import type { Argument, Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { makeIo } from '../../src/cli/io.ts';
import { makeProgram } from '../../src/cli/program/program.ts';
import { projectRoot } from '../support/project-files.ts';

const PAGE = `${projectRoot}docs/cli.md`;

const INTRODUCTION = `# Command line

\`evalpress <command> [paths] [options]\`. Data go to standard output, everything else to standard error. Exit codes: 0 done,
1 the data are wrong, 2 done with warnings, 64 wrong words, 70 a bug of ours, 73 cannot write, 75 another build is running,
130 and 143 stopped. In a clone, write \`npx evalpress\` after \`npm ci\`.

This page is made from the commands; \`EVALPRESS_UPDATE=1 npx vitest run tests/docs/cli-reference.test.ts\` writes it anew.
`;

const inTable = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

const about = ({ description, argChoices = [], defaultValue, mandatory }: Option): string => {
  const value: unknown = defaultValue;
  const parts = [
    inTable(description),
    ...(argChoices.length > 0 ? [`one of ${argChoices.map((one) => `\`${one}\``).join(', ')}`] : []),
    ...(typeof value === 'string' ? [`default \`${value}\``] : []),
    ...(mandatory ? ['required'] : []),
  ];
  return parts.join('; ');
};

const argument = ({ description, argChoices = [] }: Argument): string[] => {
  const words = [inTable(description), ...argChoices.map((one) => `\`${one}\``)].filter(Boolean);
  return words.length > 0 ? [words.join(', ')] : [];
};

const section = (command: Command): string => {
  const words = command.registeredArguments.map((one) => {
    const name = one.name() + (one.variadic ? '...' : '');
    return one.required ? `<${name}>` : `[${name}]`;
  });
  const usage = ['evalpress', command.name(), ...words, '[options]'].join(' ');
  const given = command.registeredArguments.flatMap((one) =>
    argument(one).map((text) => `\n\`${one.name()}\`: ${text}.\n`),
  );
  const rows = command.options.map((option) => `| \`${inTable(option.flags)}\` | ${about(option)} |`);
  const table = rows.length > 0 ? `\n| option | meaning |\n| --- | --- |\n${rows.join('\n')}\n` : '';
  return `## ${command.name()}\n\n\`${usage}\` – ${inTable(command.description())}.\n${given.join('')}${table}`;
};

const reference = (): string => [INTRODUCTION, ...makeProgram(makeIo()).commands.map(section)].join('\n');

describe('docs/cli.md', () => {
  it('says what the commands say (EVALPRESS_UPDATE=1 writes it anew)', () => {
    if (process.env['EVALPRESS_UPDATE'] === '1') writeFileSync(PAGE, reference());
    expect(readFileSync(PAGE, 'utf8')).toBe(reference());
  });

  it('has a section for every command, and every command says what it does', () => {
    const { commands } = makeProgram(makeIo());
    expect(commands.length).toBeGreaterThan(12);
    for (const command of commands) {
      expect(command.description()).not.toBe('');
      for (const { flags, description } of command.options) expect(`${flags} ${description}`).toMatch(/ \w+/);
    }
  });
});
