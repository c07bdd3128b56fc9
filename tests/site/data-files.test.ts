import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { DATA_LIST } from '../../src/site/data-files.ts';
import { runCli } from '../cli/run-cli.ts';
import { builtSite } from '../support/built-site.ts';
import { projectRoot } from '../support/project-files.ts';

const read = (path: string): string => readFileSync(join(builtSite().folder, path), 'utf8');
const json = (path: string): unknown => JSON.parse(read(path));

interface Manifest {
  readonly files: readonly { name: string; sha256: string; bytes: number }[];
  readonly inputs: readonly { name: string; sha256: string }[];
}

interface Row {
  readonly eval_id: number | string;
  readonly reasonscore: number | null;
  readonly plain: number | null;
}

describe.each(['demo', 'wide'])('the data of %s at their stable address', (board) => {
  const folder = `${board}/data/v1`;

  it('are the files that the leaderboard offers', () => {
    for (const file of ['scores.json', 'scores.csv'])
      expect(read(`${folder}/${file}`)).toBe(read(`${board}/${file}`));
  });

  it('are listed with checksums that are right, and with those of the inputs', () => {
    const { files, inputs } = json(`${folder}/manifest.json`) as Manifest;
    expect(files.map(({ name }) => name)).toEqual([
      'scores.json',
      'scores.csv',
      'points.csv',
      'scores.schema.json',
    ]);
    for (const { name, sha256, bytes } of files) {
      const text = read(`${folder}/${name}`);
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
      expect(Buffer.byteLength(text)).toBe(bytes);
    }
    for (const { name, sha256 } of inputs) {
      const input = readFileSync(join(projectRoot, 'datasets', board, name));
      expect(createHash('sha256').update(input).digest('hex')).toBe(sha256);
    }
    expect(inputs.length).toBeGreaterThan(0);
  });

  it('follow their JSON Schema, and what lacks a field or has text for a number does not', () => {
    const check = new Ajv2020({ strict: false }).compile(json(`${folder}/scores.schema.json`) as object);
    const rows = json(`${folder}/scores.json`) as Record<string, unknown>[];
    expect(check(rows), JSON.stringify(check.errors)).toBe(true);
    const [first = {}] = rows;
    expect(check([{ ...first, rank: 'first' }])).toBe(false);
    expect(check([{ ...first, tiers: undefined }])).toBe(false);
  });

  it('give the same scores when points.csv is read again', async () => {
    const points = join(builtSite().folder, folder, 'points.csv');
    const { code, out, err } = await runCli(['scores', points, '--format', 'json']);
    expect({ code, err }).toMatchObject({ code: 0 });
    const scoresOf = (rows: readonly Row[]) =>
      new Map(rows.map(({ eval_id, reasonscore, plain }) => [String(eval_id), [reasonscore, plain]]));
    const [again, before] = [JSON.parse(out) as Row[], json(`${folder}/scores.json`) as Row[]].map(scoresOf);
    expect(again?.size).toBe(before?.size);
    for (const [id, values] of before ?? [])
      for (const [index, value] of values.entries())
        expect(again?.get(id)?.[index]).toBeCloseTo(value ?? 0, 6);
  });
});

describe('what describes the data', () => {
  it('is schema.org/Dataset on the leaderboard, with files that are there', () => {
    const [, block = ''] =
      /<script type="application\/ld\+json">(.*?)<\/script>/.exec(read('demo/index.html')) ?? [];
    const dataset = JSON.parse(block) as { '@type': string; distribution: { contentUrl: string }[] };
    expect(dataset).toMatchObject({ '@type': 'Dataset', name: 'Evalpress demo', license: 'CC0-1.0' });
    for (const { contentUrl } of dataset.distribution)
      expect(existsSync(join(builtSite().folder, 'demo', contentUrl))).toBe(true);
  });

  it('is Croissant, whose fields are columns of points.csv and whose checksums are right', () => {
    const croissant = json('demo/data/v1/croissant.json') as {
      citeAs: string;
      distribution: { contentUrl: string; sha256: string }[];
      recordSet: { field: { source: { extract: { column: string } } }[] }[];
    };
    for (const { contentUrl, sha256 } of croissant.distribution)
      expect(
        createHash('sha256')
          .update(read(`demo/data/v1/${contentUrl}`))
          .digest('hex'),
      ).toBe(sha256);
    expect(croissant.citeAs).toBe(read('demo/cite.bib').trimEnd());
    const [head = ''] = read('demo/data/v1/points.csv').split('\n');
    for (const { source } of croissant.recordSet[0]?.field ?? [])
      expect(head.split(',')).toContain(source.extract.column);
  });

  it('is llms.txt, whose links lead to Markdown and data', () => {
    const links = Array.from(read('llms.txt').matchAll(/\]\(<([^>]+)>\)/g), ([, link = '']) => link);
    for (const { file } of DATA_LIST) expect(links).toContain(`demo/${file}`);
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) expect(existsSync(join(builtSite().folder, link)), link).toBe(true);
  });
});
