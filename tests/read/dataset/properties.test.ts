import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDataset, type DatasetSource } from '../../../src/read/dataset/build-dataset.ts';
import type { Dataset, Point } from '../../../src/read/dataset/dataset.ts';
import { pointFields, type PointField } from '../../../src/read/dataset/field-names.ts';
import { defaultSizeLimits } from '../../../src/read/open/text/size-limits.ts';

const read = (format: 'csv' | 'json' | 'ndjson', text: string): Dataset => {
  const source: DatasetSource = {
    slug: 'p',
    title: 'p',
    config: {},
    configText: { file: 'rows', text: '' },
    files: [{ name: 'rows', sha256: '' }],
    notes: [],
    rows: [{ file: 'rows', kind: null, format, text, inline: [], columns: {} }],
  };
  return buildDataset(source, { keepGoing: false, onDuplicate: 'error', limits: defaultSizeLimits });
};

type Row = Readonly<Partial<Record<PointField, string | number | null>>>;

/** Names as hostile as names may be: quotes, delimiters, formulas, markup, prototype keys. */
const name = fc
  .oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      '=1+1',
      '"',
      'a,b',
      '</script>',
      '@x',
      '-1',
      '#1',
      'a\tb',
    ),
  )
  .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/gu, '').trim())
  .filter((text) => text !== '' && !/[\u2028\u2029]/.test(text));

const count = fc.oneof(fc.nat({ max: 5000 }), fc.double({ min: 0, max: 1e9, noNaN: true }));
const maybe = fc.option(count);
/** Less than a millionth of a response is noise. */
const total = fc.oneof(fc.nat({ max: 5000 }), fc.double({ min: 1e-6, max: 1e9, noNaN: true }));

const row = fc
  .record({
    eval_id: name,
    task: name,
    tier: name.filter((text) => !text.includes('|')),
    params: fc.nat().map(String),
    total,
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    truncated: maybe,
    cost: maybe,
    prompt_tokens: maybe,
    completion_tokens: maybe,
  })
  .map(({ share, ...rest }): Row => ({
    ...rest,
    correct: share * rest.total,
    invalid: 0,
    guess_sum: (1 - share) * rest.total,
  }));

const identity = (one: Row) => JSON.stringify([one.eval_id, one.task, one.tier, one.params]);
const table = fc.uniqueArray(row, { selector: identity, minLength: 1, maxLength: 12 });

const quote = (value: string | number | null | undefined) => `"${String(value ?? '').replaceAll('"', '""')}"`;
const asCsv = (rows: readonly Row[]) =>
  [pointFields.join(','), ...rows.map((one) => pointFields.map((field) => quote(one[field])).join(','))].join(
    '\r\n',
  );

/** The row that a point came from. */
const written = ({ evaluations, tasks, tiers }: Dataset, point: Point): Row => ({
  eval_id: evaluations[point.evaluation]?.id ?? '',
  task: tasks[point.task]?.id ?? '',
  tier: tiers[point.tiers[0] ?? -1]?.id ?? '',
  params: point.params,
  total: point.total,
  truncated: point.truncated,
  cost: point.cost,
  prompt_tokens: point.promptTokens,
  completion_tokens: point.completionTokens,
  correct: point.correct,
  invalid: point.invalid,
  guess_sum: point.guessSum,
});

describe('reading', () => {
  it('gives back every counter that was written, as CSV, JSON and NDJSON', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const texts = {
          csv: asCsv(rows),
          json: JSON.stringify(rows),
          ndjson: rows.map((one) => JSON.stringify(one)).join('\n'),
        };
        for (const format of ['csv', 'json', 'ndjson'] as const) {
          const dataset = read(format, texts[format]);
          expect(dataset.points.map((point) => written(dataset, point))).toEqual(rows);
        }
      }),
    );
  });

  it('takes rows in any order for the same board', () => {
    const shuffled = table.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const [a, b] = [read('csv', asCsv(rows)), read('csv', asCsv(others))];
        const sorted = (dataset: Dataset) => dataset.points.map((point) => JSON.stringify(point)).toSorted();
        expect({ ...b, points: [] }).toEqual({ ...a, points: [] });
        expect(sorted(b)).toEqual(sorted(a));
      }),
    );
  });
});

describe('pooling samples', () => {
  const sample = fc.record({
    eval_id: fc.constantFrom('a', 'b'),
    task: fc.constantFrom('s', 't'),
    item: fc.constantFrom('q', 'r', null),
    correct: fc.nat({ max: 1 }),
    truncated: fc.constantFrom(0, 1, null),
    guess: fc.constantFrom(0, 0.25, 0.5),
    completion_tokens: fc.option(fc.nat({ max: 1000 })),
    cost: fc.option(fc.nat({ max: 5 })),
  });

  it('loses no response and does not depend on their order', () => {
    const shuffled = fc
      .array(sample, { minLength: 1, maxLength: 25 })
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const [a, b] = [read('json', JSON.stringify(rows)), read('json', JSON.stringify(others))];
        const responses = a.points.reduce((sum, { total, truncated }) => sum + total + (truncated ?? 0), 0);
        expect(responses).toBe(rows.length);
        const sorted = (dataset: Dataset) => dataset.points.map((point) => JSON.stringify(point)).toSorted();
        expect(sorted(b)).toEqual(sorted(a));
        for (const { correct, total, tokenResponses, guessSum, guessSquareSum } of a.points) {
          expect(correct).toBeLessThanOrEqual(total);
          expect(tokenResponses).toBeLessThanOrEqual(rows.length);
          // Σ(1 − c)² is least when all chances are equal.
          if (total > 0)
            expect(guessSquareSum).toBeGreaterThanOrEqual((total - guessSum) ** 2 / total - 1e-9);
        }
      }),
    );
  });
});
