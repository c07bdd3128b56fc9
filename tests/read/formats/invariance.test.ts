import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../dataset/folder-of.ts';
import { fixture, importAt } from './read-fixture.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const FIXTURES = [
  'inspect/good.json',
  'lm-eval/good',
  'lighteval/good',
  'helm/good',
  'every-eval-ever/good',
  'promptfoo/good',
  'openai-evals/good',
  'evalplus/good',
  'livebench/good',
  'swe-bench/good',
  'tau-bench/good',
  'bfcl/good',
  'bigcodebench/good',
  'opencompass/details',
  'aider/good',
  'reasonscape/good',
];

function filesOf(name: string): Files {
  const path = fixture(name);
  if (statSync(path).isFile()) return { [basename(path)]: readFileSync(path) };
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(path, file), readFileSync(file)]),
  );
}

/** What was counted, point by point and whatever the order. */
async function measured(files: Files): Promise<ReadonlyMap<string, unknown>> {
  const dataset = await importAt(folderOf(files), { keepGoing: true });
  const { evaluations, tasks, tiers, points } = dataset;
  return new Map(
    points.map(({ evaluation, task, tiers: levels, params, ...counters }) => {
      const level = levels.map((tier) => tiers[tier]?.id);
      return [JSON.stringify([evaluations[evaluation]?.id, tasks[task]?.id, level, params]), counters];
    }),
  );
}

/** The later half of the lines of a file in a file of its own. */
function split(files: Files, name: string): Files {
  const lines = String(files[name]).trim().split('\n');
  const half = Math.ceil(lines.length / 2);
  const text = (part: readonly string[]): string => `${part.join('\n')}\n`;
  return {
    ...files,
    [name]: text(lines.slice(0, half)),
    [name.replace('.jsonl', '.2.jsonl')]: text(lines.slice(half)),
  };
}

/** A log of another model on another task. */
const STRANGER = 'eval_id,task,correct,total\nstranger,strange,3,4\n';

describe('what is read of logs', () => {
  it.each(FIXTURES)(
    'is the same wherever they lie and in whatever order they are found: %s',
    async (name) => {
      const files = filesOf(name);
      const own = await measured(files);
      expect(own.size).toBeGreaterThan(0);
      const moved = Object.entries(files).map(([path, content]) => [`zz/deep/${path}`, content] as const);
      expect(await measured(Object.fromEntries(moved.toReversed()))).toEqual(own);
    },
  );

  it.each(FIXTURES)('is the same beside a log of something else: %s', async (name) => {
    const files = filesOf(name);
    const both = await measured({ ...files, 'aa/stranger.csv': STRANGER });
    const strange = [...both.keys()].filter((key) => key.includes('"strange"'));
    expect(strange).toHaveLength(1);
    const own = new Map([...both].filter(([key]) => !strange.includes(key)));
    expect(own).toEqual(await measured(files));
  });

  it.each(['every-eval-ever/good', 'livebench/good', 'lm-eval/good'])(
    'is the same in one file of lines or in two: %s',
    async (name) => {
      const files = filesOf(name);
      const lines = Object.keys(files).filter((file) => file.endsWith('.jsonl'));
      expect(lines).not.toEqual([]);
      for (const file of lines) expect(await measured(split(files, file))).toEqual(await measured(files));
    },
  );
});
