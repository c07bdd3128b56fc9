import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderLatex } from '../../src/render/latex.ts';
import { latexText } from '../../src/render/latex-text.ts';
import { runCli } from '../cli/run-cli.ts';
import { sampleDataset } from '../support/sample-board.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { boardOf, demoDataset } from './board-of.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';

/** Names that LaTeX, of all languages, would trip over. */
const HOSTILE = [
  ...HOSTILE_TEXTS,
  '\\end{tabular}\\input{/etc/passwd}',
  '[2pt] -- --- ,, << ?` !`',
  'Löwe-3 Łódź Ærø ĩ çå',
  'μ-Model ≈ 2³ × 10 °',
  '模型 7B 🦙',
  'نموذج مודל',
];

const named = (labels: readonly string[]) =>
  makeDataset(
    labels.map((label, index) => ({
      id: String(index),
      label,
      cells: [[{ correct: 90 - (index % 80), total: 100, tokens: 1000 }]],
    })),
    { title: labels.join(' '), version: labels.at(-1) ?? null },
  );

const rowsOf = (latex: string): string[] =>
  (/\\midrule\n([^]*)\\bottomrule/.exec(latex)?.[1] ?? '').trimEnd().split('\n');

describe('scores.tex', async () => {
  const board = boardOf(await demoDataset());
  const latex = renderLatex(board);

  it('has a row per evaluation, with the words of the board', () => {
    const rows = rowsOf(latex);
    expect(rows).toHaveLength(board.rows.length);
    for (const [index, row] of board.rows.entries())
      expect(rows[index]).toContain(` & ${latexText(row.name)} & `);
  });

  it('prints the best bold, and underlines those that the board says tie for first', () => {
    const rows = rowsOf(latex);
    for (const [index, { rank, topGroup, metrics }] of board.rows.entries()) {
      const [, , score = ''] = (rows[index] ?? '').split(' & ');
      const text = latexText(metrics.headline.text);
      const braced = /^\d+$/.test(text) ? text : `{${text}}`;
      const expected =
        rank.value === 1 ? `{\\textbf{${text}}}` : topGroup ? `{\\underline{${text}}}` : braced;
      expect(score).toBe(expected);
    }
    expect(latex).toContain('\\underline');
  });

  it('says in its caption what it shows: version, intervals, checksums', () => {
    const caption = /\\caption\{(.*)\}\n/.exec(latex)?.[1] ?? '';
    expect(caption).toContain(latexText(board.about.stamp));
    expect(caption).toContain(latexText(board.method));
    expect(board.about.provenance.files).toHaveLength(2);
    for (const { sha256 } of board.about.provenance.files) expect(caption).toContain(sha256.slice(0, 12));
  });

  it('has rank, model, score and interval alone in one column', () => {
    const single = renderLatex(board, { columns: 'single', top: 3 });
    expect(single).toContain('\\begin{table}\n');
    expect(single).toContain('The first 3 of 24 evaluations.');
    expect(rowsOf(single).map((row) => row.split(' & ').length)).toEqual([4, 4, 4]);
  });

  it('fits one page whatever the board', () => {
    const tiers = Array.from({ length: 9 }, (_, index) => `t${String(index)}`);
    const large = renderLatex(boardOf(sampleDataset({ evaluations: 600, tiers })));
    expect(large).toMatch(/begin\{tabular\}\{r(l|p\{.26.linewidth\})rrrr\}/);
    expect(rowsOf(large)).toHaveLength(45);
    expect(large).toContain('The first 45 of 600 evaluations.');
    expect(large).toContain('The scores of 9 tiers are left out: no more than 8 fit.');
    expect(large).not.toContain('of its tier');
  });

  it('takes its width and its rows from the command line', async () => {
    const words = ['scores', 'datasets/demo', '--format', 'latex', '--columns', 'single', '--top'];
    const ran = await runCli([...words, '2']);
    expect(ran).toMatchObject({ code: 0, err: '', out: renderLatex(board, { columns: 'single', top: 2 }) });
    const refused = await runCli([...words, '0']);
    expect(refused.code).toBe(64);
    expect(refused.err).toContain('--top');
  });
});

describe('the caption', () => {
  it('says where the board is published, in pieces that may break, and only where that is known', () => {
    const board = boardOf(named(['A', 'B']));
    const address = 'https://you.github.io/board/data/s/0123456789ab/';
    const table = renderLatex({ ...board, about: { ...board.about, address } });
    const caption = /\\caption\{(.*)\}\n/.exec(table)?.[1] ?? '';
    expect(caption.replaceAll('\\allowbreak{}', '')).toMatch(
      / Online: https:\/\/you\.github\.io\/board\/data\/s\/0123456789ab\/$/,
    );
    expect(caption).toContain('/\\allowbreak{}0123456789ab');
    expect(renderLatex(board)).not.toContain('Online');
  });
});

const engines = ['pdflatex', 'lualatex', 'xelatex'].filter(
  (engine) => spawnSync(engine, ['--version'], { stdio: 'ignore' }).status === 0,
);
const hasSiunitx =
  engines.length > 0 && spawnSync('kpsewhich', ['siunitx.sty'], { stdio: 'ignore' }).status === 0;

/** Why nothing is compiled, where nothing is. */
const lacking = engines.length === 0 ? ' (skipped: no LaTeX on this machine)' : '';

describe.skipIf(engines.length === 0)(`compiled by a real LaTeX${lacking}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'evalpress-latex-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const compile = (engine: string, table: string, packages: string, columns = 'twocolumn'): string => {
    writeFileSync(
      join(folder, 'paper.tex'),
      `\\documentclass[${columns}]{article}\\usepackage{booktabs}${packages}\\begin{document}\n${table}\\end{document}\n`,
    );
    const { stdout } = spawnSync(engine, ['-interaction=nonstopmode', '-no-shell-escape', 'paper.tex'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).not.toMatch(/^! /m);
    expect(existsSync(join(folder, 'paper.pdf'))).toBe(true);
    return stdout;
  };
  const words = (): string | null => {
    const { status, stdout } = spawnSync('pdftotext', ['-layout', 'paper.pdf', '-'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return status === 0 ? stdout : null;
  };

  it.each(engines)(
    '%s prints hostile names as words and reads no file',
    (engine) => {
      for (let from = 0; from < HOSTILE.length; from += 20) {
        const labels = HOSTILE.slice(from, from + 20);
        const table = renderLatex(boardOf(named(labels)), { columns: 'single' });
        expect(compile(engine, table.replace(/\\caption\{.*\}\n/, ''), '')).not.toContain('Overfull');
        compile(engine, table, '');
        const printed = words();
        if (printed === null) continue;
        expect(printed).not.toContain('root:');
        if (labels.includes('\\write18{id}')) expect(printed).toMatch(/[\\“]?write18/);
      }
    },
    120_000,
  );

  it.each(['single', 'double'] as const)(
    'prints the demonstration board over %s columns',
    async (columns) => {
      const table = renderLatex(boardOf(await demoDataset()), { columns });
      const log = compile(engines[0] ?? '', table, '');
      expect(log).not.toContain('Overfull');
      expect(log).not.toContain('Float too large');
    },
    60_000,
  );

  it.skipIf(!hasSiunitx)(
    'takes columns of siunitx',
    async () => {
      const table = renderLatex(boardOf(await demoDataset()));
      const columns = table.replace(/(\\begin\{tabular\}\{)([a-z]+)\}/, (_, begin: string, align: string) => {
        return `${begin}${align.replaceAll('r', 'S')}}`;
      });
      expect(columns).not.toBe(table);
      compile(engines[0] ?? '', columns, '\\usepackage{siunitx}');
    },
    60_000,
  );

  it('sees LaTeX that does not compile', () => {
    expect(() => compile(engines[0] ?? '', '\\nosuchcommand', '')).toThrow();
    expect(readFileSync(join(folder, 'paper.log'), 'utf8')).toContain('Undefined control sequence');
  });
});
