import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FullBoard } from '../../../src/board/full-board.ts';
import { makeFullBoard } from '../../../src/board/full-board.ts';
import { drawPaperFigure, type PaperRequest } from '../../../src/render/figures/paper/paper-figure.ts';
import {
  PAPER_FIGURE_NAMES,
  printedHeight,
  printedWidth,
  VENUES,
  type VenueName,
} from '../../../src/render/figures/paper/venues.ts';
import { readFonts } from '../../../src/render/fonts.ts';
import { renderPdf } from '../../../src/render/pdf/pdf.ts';
import { scoreDataset } from '../../../src/score/score.ts';
import { palette } from '../../../src/theme.ts';
import { projectRoot } from '../../support/project-files.ts';
import { sampleDataset } from '../../support/sample-board.ts';
import { boardOf, demoDataset } from '../board-of.ts';

const WIDTHS = ['half', 'full'] as const;
const asked: Omit<PaperRequest, 'figure' | 'venue' | 'width'> = { text: 7, hasTitle: false, theme: 'light' };

/** Of the style files, in points of 1/72 inch: \columnwidth and \textwidth as LaTeX prints them, times 72/72.27. */
const COLUMNS: Readonly<Record<VenueName, readonly [number, number]>> = {
  icml: [234, 486],
  neurips: [189, 396],
  iclr: [189, 396],
  acl: [218.27, 453.54],
  aaai: [238.5, 504],
  cvpr: [236.25, 495],
  tmlr: [225, 468],
};

const venues = Object.keys(VENUES) as VenueName[];
const places = venues.flatMap((venue) => WIDTHS.map((width) => ({ venue, width })));

const heightOf = (svg: string): number => Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg)?.[1]);
const sizesOf = (svg: string): number[] =>
  Array.from(svg.matchAll(/font-size="([\d.]+)"/g), ([, size]) => Number(size));

describe('figures for papers', () => {
  let demo: FullBoard;
  beforeAll(async () => {
    demo = boardOf(await demoDataset());
  });

  it.each(places)('are as wide as the columns of $venue, $width', ({ venue, width }) => {
    expect(printedWidth(venue, width)).toBeCloseTo(COLUMNS[venue][width === 'half' ? 0 : 1], 2);
  });

  it.each(PAPER_FIGURE_NAMES.filter((name) => name !== 'pareto-cost'))(
    '%s has no text below the size that was asked for, and stays on its page, at every venue',
    (figure) => {
      for (const { venue, width } of places) {
        for (const text of [6, 7, 9]) {
          const { svg, scale, points } = drawPaperFigure(demo, { ...asked, figure, venue, width, text });
          expect(Math.min(...sizesOf(svg)) * scale).toBeGreaterThanOrEqual(text - 1e-9);
          expect(Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1]) * scale).toBeCloseTo(points, 1);
          expect(heightOf(svg) * scale).toBeLessThan(printedHeight(venue) / 0.8);
        }
      }
    },
    60_000,
  );

  it('of one column name tiers that are numbers whole, or not at all', () => {
    const tiers = ['8', '16', '32', '64', '128', '192'].map((id) => ({ id, label: id }));
    const dataset = sampleDataset({ evaluations: 12, tiers: tiers.map(({ id }) => id) });
    const board = makeFullBoard(scoreDataset(dataset), { pageSize: null });
    const { svg } = drawPaperFigure(board, { ...asked, figure: 'scaling', venue: 'icml', width: 'half' });
    const words = Array.from(svg.matchAll(/>([^<>]+)</g), ([, text = '']) => text);
    expect(words.filter((text) => /^\d*…$/.test(text))).toEqual([]);
    expect(words.filter((text) => tiers.some(({ id }) => id === text)).length).toBeGreaterThan(2);
  });

  it.each(['heatbars', 'forest', 'scaling', 'pareto'] as const)(
    '%s of 600 evaluations fits one page, and its caption says what it leaves out',
    (figure) => {
      const large = makeFullBoard(scoreDataset(sampleDataset({ evaluations: 600 })), { pageSize: null });
      const request = { ...asked, figure, venue: 'icml', width: 'half' } as const;
      const { svg, scale, caption } = drawPaperFigure(large, request);
      expect(heightOf(svg) * scale).toBeLessThan(9 * 72);
      if (figure === 'heatbars' || figure === 'forest')
        expect(caption).toMatch(/The first \d+ of 600 evaluations are shown\./);
    },
    60_000,
  );

  it('a block per tier holds its evaluations by their score per token', () => {
    const { svg } = drawPaperFigure(demo, {
      ...asked,
      figure: 'heatbars',
      venue: 'icml',
      width: 'full',
      by: 'tier',
    });
    const byTier = demo.tiers.map(({ index }) => {
      const efficiency = demo.metrics.all.findIndex(({ id }) => id === 'score_per_token');
      return demo.rows
        .flatMap((row) => {
          const tier = row.tiers.find((one) => one.index === index);
          return tier ? [{ name: row.name, value: tier.metrics.all[efficiency]?.value ?? -1 }] : [];
        })
        .sort((a, b) => b.value - a.value)[0]?.name;
    });
    const drawn = svg.split(/font-weight="600">(?:Easy|Medium|Hard)</).slice(1);
    expect(drawn).toHaveLength(3);
    for (const [index, block] of drawn.entries())
      expect(/<title>([^<]*)<\/title>/.exec(block)?.[1]).toBe(byTier[index]);
  });

  it('captions name version, method, checksums, and that data are made up; the words name the first', () => {
    const { caption, alt } = drawPaperFigure(demo, {
      ...asked,
      figure: 'forest',
      venue: 'acl',
      width: 'half',
    });
    for (const part of [
      'version 2026-11-01',
      '95 % intervals',
      'SHA-256',
      'Synthetic data',
      'Ranked by ReasonScore',
    ])
      expect(caption).toContain(part);
    expect(alt).toContain(demo.rows[0]?.name);
  });
});

const hasPoppler = spawnSync('pdffonts', ['-v'], { stdio: 'ignore' }).status === 0;

describe('a figure as PDF', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evalpress-pdf-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const fonts = readFonts(`${projectRoot}public/fonts`);
  const pdfOf = (board: FullBoard, figure: PaperRequest['figure']): Uint8Array => {
    const { svg, points, alt } = drawPaperFigure(board, { ...asked, figure, venue: 'icml', width: 'half' });
    return renderPdf(svg, {
      fonts,
      width: points,
      colours: palette('light'),
      title: 'A (title)',
      words: alt,
    });
  };

  it('is the same bytes every time, as wide as asked for, with its words for those who cannot see it', async () => {
    const demo = boardOf(await demoDataset());
    const pdf = pdfOf(demo, 'forest');
    expect(Buffer.compare(pdf, pdfOf(boardOf(await demoDataset()), 'forest'))).toBe(0);
    const text = Buffer.from(pdf).toString('latin1');
    expect(text).toContain('/MediaBox [0 0 234 ');
    expect(text).toMatch(/\/Alt <FEFF[0-9A-F]+>/);
    expect(text).not.toMatch(/CreationDate|ModDate/);
  });

  it.skipIf(!hasPoppler)(
    `holds fonts as TrueType and text that can be copied${hasPoppler ? '' : ' (skipped: no poppler on this machine)'}`,
    async () => {
      const demo = boardOf(await demoDataset());
      for (const figure of ['heatbars', 'pareto', 'scaling', 'forest'] as const) {
        writeFileSync(join(folder, 'figure.pdf'), pdfOf(demo, figure));
        const run = (program: string, ...words: string[]): string => {
          const { stdout, stderr, status } = spawnSync(program, words, { cwd: folder, encoding: 'utf8' });
          expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
          return stdout;
        };
        const rows = run('pdffonts', 'figure.pdf').trimEnd().split('\n').slice(2);
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows)
          expect(row).toMatch(/^\w{6}\+Inter-\d+ +CID TrueType +Identity-H +yes yes yes/);
        expect(run('pdfinfo', 'figure.pdf')).toMatch(/Page size: +234 x /);
        expect(run('pdftotext', 'figure.pdf', '-')).toContain('Cinder MoE 235B');
      }
    },
    60_000,
  );

  it('of hostile names is a sound file whose text is theirs', () => {
    const labels = ['a) Tj ET Q', '(\\', '<</Type>>', 'endstream endobj', '模型', 'é ﬁ \u202E x', '%PDF'];
    const board = makeFullBoard(scoreDataset(sampleDataset({ labels })), { pageSize: null });
    const pdf = pdfOf(board, 'forest');
    // Streams are packed and texts hexadecimal: no name stands in the file as it is.
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/a\) Tj|endstream endobj/);
    if (!hasPoppler) return;
    writeFileSync(join(folder, 'hostile.pdf'), pdf);
    const { stdout, stderr, status } = spawnSync('pdftotext', ['hostile.pdf', '-'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    for (const text of ['a) Tj ET Q', '<</Type>>', 'endstream endobj', '%PDF', '□□'])
      expect(stdout).toContain(text);
  });
});
