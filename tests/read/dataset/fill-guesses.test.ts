import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderOf } from './folder-of.ts';
import { loadText } from './load-text.ts';
import { importAt } from '../formats/read-fixture.ts';

const guesses = ({ points }: Awaited<ReturnType<typeof loadText>>): (readonly number[])[] =>
  points.map(({ guessSum, guessSquareSum }) => [guessSum, guessSquareSum]);

describe('a chance of a guess', () => {
  it('that one row records holds for the other rows of its task, and that is said', async () => {
    const dataset = await loadText(
      'eval_id,task,correct,total,guess_sum\na,t,14,40,10\nb,t,13,20,\nc,u,1,2,\n',
    );
    expect(guesses(dataset)).toEqual([
      [10, 22.5],
      [5, 11.25],
      [0, 2],
    ]);
    expect(dataset.provenance.assumptions).toContain(
      'The chance of a guess on t is not recorded for every response; what the others recorded holds for all.',
    );
    expect(dataset.provenance.assumptions).toContain(
      'No chance of guessing is declared or recorded for u; 0 is assumed.',
    );
  });

  it('that single responses record holds for those that do not, as their mean', async () => {
    const rows = ['a,t,1,0.5', 'a,t,0,0.25', 'b,t,1,', 'b,t,1,'].join('\n');
    const dataset = await loadText(`eval_id,task,correct,guess\n${rows}\n`);
    expect(guesses(dataset)).toEqual([
      [0.75, 0.8125],
      [0.75, 0.8125],
    ]);
  });

  it('is taken from the same tier where it is recorded there', async () => {
    const header = 'eval_id,task,tier,correct,total,guess_sum';
    const dataset = await loadText(`${header}\na,t,x,1,10,5\na,t,y,1,10,1\nb,t,x,1,10,\nb,t,y,1,10,\n`);
    expect(dataset.points.map(({ guessSum }) => guessSum)).toEqual([5, 1, 5, 1]);
  });

  it('that differs between evaluations is named, and each keeps its own', async () => {
    const dataset = await loadText('eval_id,task,correct,total,guess_sum\na,t,5,10,5\nb,t,5,10,0\n');
    expect(dataset.points.map(({ guessSum }) => guessSum)).toEqual([5, 0]);
    expect(dataset.provenance.warnings).toEqual([
      'The recorded chance of a guess differs between evaluations on t; each counts with its own.',
    ]);
  });

  it('does not depend on the order of the rows', async () => {
    const lines = ['a,t,14,40,10', 'b,t,13,20,', 'c,t,9,30,7.5', 'd,t,1,10,'];
    const sumsOf = async (order: readonly string[]): Promise<Map<string | undefined, number>> => {
      const { points, evaluations } = await loadText(
        `eval_id,task,correct,total,guess_sum\n${order.join('\n')}\n`,
      );
      return new Map(points.map(({ evaluation, guessSum }) => [evaluations[evaluation]?.id, guessSum]));
    };
    const expected = await sumsOf(lines);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: lines.length }), async (order) => {
        expect(await sumsOf(order)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('in the samples of one run of the LM Evaluation Harness holds for a run without samples', async () => {
    const header = (model: string, mean: number) => ({
      results: { quiz: { 'acc,none': mean } },
      configs: { quiz: { output_type: 'multiple_choice', doc_to_choice: '{{choices}}' } },
      'n-samples': { quiz: { original: 4, effective: 4 } },
      model_name: model,
      config: {},
    });
    const choice = { arg_0: 'q', arg_1: 'a' };
    const sample = (id: number, acc: number): object => ({
      doc_id: id,
      doc_hash: `h${id}`,
      arguments: { 0: choice, 1: choice, 2: choice, 3: choice },
      resps: [[1], [2], [3], [4]],
      filtered_resps: [1, 2, 3, 4],
      filter: 'none',
      metrics: ['acc'],
      acc,
    });
    const folder = folderOf({
      'big/results_2026-01-01T00-00-00.json': JSON.stringify(header('big', 0.5)),
      'big/samples_quiz_2026-01-01T00-00-00.jsonl': [1, 0, 1, 0]
        .map((acc, id) => `${JSON.stringify(sample(id, acc))}\n`)
        .join(''),
      'small/results_2026-01-01T01-00-00.json': JSON.stringify(header('small', 0.5)),
    });
    const { points } = await importAt(folder);
    expect(points.map(({ guessSum }) => guessSum)).toEqual([1, 1]);
  });
});

describe('a response without a chance among responses of its evaluation that have one', () => {
  it('counts as answered freely, and the words say so', async () => {
    const { points, provenance } = await loadText(
      'eval_id,task,item,correct,guess\na,t,1,1,0.25\na,t,2,1,\nb,u,1,1,\n',
    );
    expect(points.map(({ guessSum, guessSquareSum }) => [guessSum, guessSquareSum])).toEqual([
      [0.25, 0.75 ** 2 + 1],
      [0, 1],
    ]);
    expect(provenance.assumptions).toContain(
      'Responses to t without a chance of a guess count as answered freely.',
    );
    expect(provenance.assumptions).toContain(
      'No chance of guessing is declared or recorded for u; 0 is assumed.',
    );
  });
});
