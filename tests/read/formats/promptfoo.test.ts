import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, importAt } from './read-fixture.ts';

/** Two prompts by one provider, three tests: two and one of them pass. */
const MARKS = [
  [true, true],
  [true, false],
  [false, false],
];

/** As writers of YAML do it, what stands there twice is named the second time. */
const provider = { id: 'p:m', label: '' };

const log = {
  evalId: 'e',
  results: {
    version: 3,
    results: MARKS.flatMap((row, testIdx) =>
      row.map((success, promptIdx) => ({
        promptIdx,
        testIdx,
        success,
        failureReason: success ? 0 : 1,
        provider,
        prompt: { label: `prompt, ${promptIdx}` },
        vars: { q: `question "${testIdx}"` },
      })),
    ),
  },
  config: {},
  shareableUrl: null,
};

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const status = (success: boolean): string => (success ? 'PASS' : 'FAIL');

const BESIDE = 'Status,Score,Named Scores,Grader Reason,Comment';
const header = [0, 1].map((index) => cell(`[p:m] prompt, ${index}`));

const csv = [
  `q,${header.map((head) => `${head},${BESIDE}`).join(',')}`,
  ...MARKS.map(
    (row, test) =>
      `${cell(`question "${test}"`)},${row.map((mark) => `"two\nlines",${status(mark)},1.00,,,`).join(',')}`,
  ),
].join('\n');

const older = [
  `q,${header.join(',')}`,
  ...MARKS.map(
    (row, test) => `${test},${row.map((mark) => cell(`[${status(mark)}] (1.00)\n\nanswer`)).join(',')}`,
  ),
].join('\n');

const COUNTS = [
  { evaluation: 'p:m (prompt, 0)', correct: 2, total: 3 },
  { evaluation: 'p:m (prompt, 1)', correct: 1, total: 3 },
];

describe('outputs of promptfoo', () => {
  it.each([
    ['results.json', JSON.stringify(log)],
    ['results.yaml', stringify(log)],
    ['results.csv', csv],
    ['older.csv', older],
  ])('say the same in any of its formats: %s', async (name, text) => {
    expect(countersOf(await importAt(folderOf({ [name]: text })))).toMatchObject(COUNTS);
  });

  it('tell prompts of one provider and label apart by their numbers, also line by line', async () => {
    const results = log.results.results.map((one) => ({ ...one, prompt: { label: 'same' } }));
    const lines = results.map((one) => JSON.stringify(one)).join('\n');
    const whole = JSON.stringify({ ...log, results: { ...log.results, results } });
    for (const files of [{ 'r.json': whole }, { 'r.jsonl': lines }]) {
      expect(countersOf(await importAt(folderOf(files)))).toMatchObject([
        { correct: 2, total: 3 },
        { correct: 1, total: 3 },
      ]);
    }
  });

  it('count once where a table lies beside what it was made of', async () => {
    const dataset = await load(folderOf({ 'a.csv': csv, 'r.json': JSON.stringify(log) }));
    expect(countersOf(dataset)).toMatchObject(COUNTS);
    expect(dataset.provenance.files.map(({ used, leftOut }) => [used, leftOut.length])).toEqual([
      [6, 0],
      // The table.
      [0, 6],
    ]);
    const other = csv.replace('PASS', 'FAIL');
    const both = await load(folderOf({ 'r.json': JSON.stringify(log), 'other.csv': other }));
    expect(both.tasks.map(({ id }) => id)).toEqual(['other', 'r']);
  });

  it('agree with their totals where each result lies in two of them', async () => {
    const results = log.results.results.map((one, index) => ({ ...one, id: `r${index}` }));
    const metrics = [
      { metrics: { testPassCount: 2, testFailCount: 1 } },
      { metrics: { testPassCount: 1, testFailCount: 2 } },
    ];
    const whole = { ...log, results: { ...log.results, prompts: metrics, results } };
    const files = {
      'r.json': JSON.stringify(whole),
      'r.jsonl': results.map((one) => JSON.stringify(one)).join('\n'),
      'r.yaml': stringify(whole),
    };
    const dataset = await load(folderOf(files));
    expect(countersOf(dataset)).toMatchObject(COUNTS);
    expect(dataset.provenance.warnings).toEqual([]);
  });

  it('may repeat an object as often as they like, and unfold no more than a file could hold', async () => {
    const many = Array.from({ length: 500 }, (_, testIdx) => ({
      ...log.results.results[0],
      testIdx,
      vars: { q: testIdx },
    }));
    const text = stringify({ ...log, results: { ...log.results, results: many } });
    expect(text.match(/\*a1/g)?.length).toBe(499);
    expect(countersOf(await importAt(folderOf({ 'r.yaml': text })))).toMatchObject([
      { correct: 500, total: 500 },
    ]);
    const levels = Array.from({ length: 9 }, (_, level) => {
      const below = level === 0 ? 'x' : Array.from({ length: 9 }, () => `*l${level - 1}`).join(', ');
      return `l${level}: &l${level} [${below}]`;
    });
    const bomb = `evalId: e\nresults: {}\n${levels.join('\n')}\n`;
    expect(await problemsOf(importAt(folderOf({ 'r.yaml': bomb })))).toMatchObject([{ code: 'bad-yaml' }]);
  });

  it('are refused where the later of two values would win in silence', async () => {
    const text = stringify(log).replace('success: true', 'success: true\n      success: false');
    expect(await problemsOf(importAt(folderOf({ 'r.yaml': text })))).toMatchObject([
      { code: 'repeated-key', line: 8, got: 'true and false' },
    ]);
  });

  it('reject a response that was never judged, and name a row that is cut short', async () => {
    const broken = `${csv.replace('FAIL', 'ERROR')}\n"question 3","x",PASS`;
    const dataset = await load(folderOf({ 'r.csv': broken }), { keepGoing: true });
    expect(countersOf(dataset)).toMatchObject([COUNTS[0], { correct: 1, total: 2 }]);
    expect(await problemsOf(load(folderOf({ 'r.csv': broken })))).toMatchObject([
      { code: 'bad-row', line: 11, expected: '13 fields', got: '3 fields' },
    ]);
  });

  it('are refused where a table does not say who was asked', async () => {
    const anonymous = older.replaceAll('[p:m] ', '');
    const [problem] = await problemsOf(importAt(folderOf({ 'old.csv': anonymous })));
    expect(problem?.expected).toContain('which provider each prompt was tried with');
  });
});
