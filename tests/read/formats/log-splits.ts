import { basename, dirname } from 'node:path';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/**
 * How one log is cut into two. `same`: it is read as before. `refused`: each part would be a run of its own, so both are
 * refused until `--on-duplicate sum` says that they belong together. A reason: nothing to cut.
 */
export type Split = { readonly as: 'same' | 'refused'; readonly cut: (files: Files) => Files } | string;

const halves = <One>(list: readonly One[]): readonly [readonly One[], readonly One[]] => {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
};

/** Lines of the files that end so, the later half in a file beside them; some lines belong into both. */
const lines =
  (ending: string, isShared: (line: string, index: number) => boolean = () => false) =>
  (files: Files): Files =>
    Object.fromEntries(
      Object.entries(files).flatMap(([name, content]) => {
        if (!name.endsWith(ending)) return [[name, content]];
        const all = String(content).trim().split('\n');
        const parts = halves(all.filter((line, index) => !isShared(line, index)));
        return parts.map((part, half) => {
          const own = new Set(part);
          const kept = all.filter((line, index) => isShared(line, index) || own.has(line));
          return [half === 0 ? name : name.replace(ending, `.2${ending}`), `${kept.join('\n')}\n`];
        });
      }),
    );

/** One document that holds a list or an object, in two folders; everything else lies in both. */
const documents =
  (ending: string, cut: (value: unknown) => readonly [unknown, unknown], without: readonly string[] = []) =>
  (files: Files): Files =>
    Object.fromEntries(
      Object.entries(files).flatMap(([name, content]) => {
        if (without.includes(basename(name))) return [];
        const parts = name.endsWith(ending) ? cut(JSON.parse(String(content))) : null;
        return [0, 1].map((half) => [
          `part ${half}/${dirname(name)}/${basename(name)}`,
          parts === null ? content : JSON.stringify(parts[half]),
        ]);
      }),
    );

const list = (value: unknown): readonly [unknown, unknown] => halves(value as readonly unknown[]);

/** The object with a half of what one of its members holds. */
const member =
  (name: string) =>
  (value: unknown): readonly [unknown, unknown] => {
    const all = value as Record<string, Record<string, unknown> | readonly unknown[]>;
    const inner = all[name] ?? {};
    const [first, second] = Array.isArray(inner)
      ? halves(inner as readonly unknown[])
      : halves(Object.entries(inner)).map((part) => Object.fromEntries(part));
    return [
      { ...all, [name]: first },
      { ...all, [name]: second },
    ];
  };

/** Trials of one item stay together: what lacks trials is called incomplete. */
const byTask = (value: unknown): readonly [unknown, unknown] => {
  const trials = value as readonly { readonly task_id: unknown }[];
  const [first] = halves([...new Set(trials.map(({ task_id: id }) => id))]);
  return [
    trials.filter(({ task_id: id }) => first.includes(id)),
    trials.filter(({ task_id: id }) => !first.includes(id)),
  ];
};

const yamlRuns = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).flatMap(([name, content]) => {
      const runs = String(content).split(/^(?=- )/m);
      return halves(runs).map((part, half) => [`part ${half}/${name}`, part.join('')]);
    }),
  );

const SCORE = 'its first line counts all that follow, so a half contradicts itself and is refused';

/** A fixture of every format, and how it is split. */
export const SPLITS: Readonly<Record<string, Split>> = {
  'inspect/good.json':
    'a log counts its own samples, and one with half of them counts by its totals: both halves would count all',
  'lm-eval/good': { as: 'same', cut: lines('.jsonl') },
  'lighteval/good': { as: 'same', cut: lines('.jsonl') },
  'helm/good': { as: 'refused', cut: documents('per_instance_stats.json', list, ['stats.json']) },
  'every-eval-ever/good': { as: 'same', cut: lines('.jsonl') },
  'promptfoo/good': 'one document with its own totals; one result a line is split below',
  'promptfoo/partial': { as: 'refused', cut: (files) => inFolders(lines('.jsonl')(files)) },
  'openai-evals/good': { as: 'same', cut: lines('.jsonl', (line) => /"(?:spec|final_report)"/.test(line)) },
  'evalplus/good': { as: 'refused', cut: documents('.json', member('eval')) },
  'livebench/good': { as: 'same', cut: lines('.jsonl') },
  'swe-bench/good': 'a report counts its own instances; reports of single instances are split by nature',
  'tau-bench/good': { as: 'refused', cut: (files) => ({ ...files, ...trialsOf(files) }) },
  'bfcl/good': SCORE,
  'bigcodebench/good': { as: 'refused', cut: documents('_eval_results.json', member('eval')) },
  'opencompass/details': 'positions of details count in the whole dataset',
  'aider/good': { as: 'same', cut: yamlRuns },
  'reasonscape/good': { as: 'same', cut: documents('.json', member('buckets')) },
};

function inFolders(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) =>
      name.includes('.2.') ? [`part 2/${name.replace('.2.', '.')}`, content] : [name, content],
    ),
  );
}

/** Only the list of trials is split; the run of the second benchmark names its simulations itself. */
function trialsOf(files: Files): Files {
  const [name = ''] = Object.keys(files).filter((one) => one.startsWith('tool-calling'));
  const [first, second] = byTask(JSON.parse(String(files[name])));
  return { [name]: JSON.stringify(first), [`part 2/${name}`]: JSON.stringify(second) };
}
