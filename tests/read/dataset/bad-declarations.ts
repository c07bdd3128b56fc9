import { config, GOOD, HEADER, type BadInput } from './bad-input.ts';

/** Columns and declarations that do not fit each other. */
export const misfits: readonly BadInput[] = [
  {
    says: 'a required column under a mistyped name',
    files: { 'points.csv': 'eval_id,task,corect,total\na,sum,1,4\n' },
    problems: [{ code: 'missing-column', field: 'correct', line: 1 }],
  },
  {
    says: 'samples without an outcome',
    files: { 'samples.csv': 'eval_id,task,score\na,sum,1\n' },
    problems: [{ code: 'missing-column', field: 'outcome' }],
  },
  {
    says: 'a mapped column that is not there',
    files: config({ columns: { eval_id: 'run' } }, `runs${HEADER.slice(7)}${GOOD}`),
    problems: [{ code: 'missing-column', field: 'eval_id', hint: 'did you mean "runs"?' }],
  },
  {
    says: 'one column for two numbers',
    files: config({ columns: { correct: 'n', total: 'n' } }, 'eval_id,task,n\na,sum,1\n'),
    problems: [{ code: 'column-twice', field: 'correct and total', got: 'n', line: 1 }],
  },
  {
    says: 'a column that is mapped to another field than the one it is called like',
    files: config({ columns: { total: 'correct' } }, 'eval_id,task,correct\na,sum,1\n'),
    problems: [{ code: 'missing-column', field: 'correct', line: 1 }],
  },
  {
    says: 'numbers between semicolons whose points may be of thousands',
    files: { 'points.csv': 'eval_id;task;correct;total\na;sum;1.001;1.319\nb;sum;1.050;1.319\n' },
    problems: [{ code: 'doubtful-point', got: '1.001', line: 2 }],
  },
  {
    says: 'rows without a tier beside rows that have one',
    files: { 'points.csv': 'eval_id,task,tier,correct,total\na,sum,easy,1,4\nb,sum,,1,4\n' },
    problems: [
      { code: 'required', field: 'tier', expected: 'a tier in every row, such as easy, or in none' },
    ],
  },
  {
    says: 'rows of undeclared evaluations, tasks and tiers',
    files: config(
      { evals: [{ eval_id: 'a' }], tasks: [{ id: 'sum' }], tiers: [{ id: 'easy' }] },
      `${HEADER}aa,smu,eazy,3,4,0\n`,
    ),
    problems: [
      { code: 'unknown-eval_id', field: 'eval_id', line: 2, hint: 'did you mean "a"?' },
      { code: 'unknown-task', field: 'task', line: 2, hint: 'did you mean "sum"?' },
      { code: 'unknown-tier', field: 'tier', line: 2, hint: 'did you mean "easy"?' },
    ],
  },
  {
    says: 'points expected of a tier and a task that are not there',
    files: config({ expected_points: { eazy: { sum: 3 }, easy: { sun: 3 } } }),
    problems: [
      { code: 'unknown-name', field: 'expected_points.eazy', line: 5, hint: 'did you mean "easy"?' },
      { code: 'unknown-name', field: 'expected_points.easy.sun', line: 9, hint: 'did you mean "sum"?' },
    ],
  },
];

/** A dataset file that is wrong. */
export const badConfigs: readonly BadInput[] = [
  {
    says: 'unknown keys, at any depth',
    files: config({
      titel: 'x',
      evals: [{ eval_id: 'a', lable: 'A' }],
      tasks: [{ id: 'sum', guess_chance: 0.5 }],
    }),
    problems: [
      { code: 'unknown-key', field: 'tasks[0].guess_chance', line: 14 },
      { code: 'unknown-key', field: 'evals[0].lable', line: 8, hint: 'did you mean "label"?' },
      { code: 'unknown-key', field: 'titel', line: 4, hint: 'did you mean "title"?' },
    ],
  },
  {
    says: 'values of the wrong kind',
    files: config({
      synthetic: 'yes',
      theme: 'dark',
      tasks: [{ id: 'sum', guess: 1 }],
      evals: [{ eval_id: 1.5, url: 'javascript:alert(1)', groups: 'family:phi' }],
    }),
    problems: [
      { code: 'bad-value', field: 'synthetic', got: 'yes' },
      { code: 'bad-value', field: 'tasks[0].guess', got: '1' },
      { code: 'bad-value', field: 'evals[0].eval_id', got: '1.5' },
      { code: 'bad-value', field: 'evals[0].groups', got: 'family:phi' },
      { code: 'bad-value', field: 'evals[0].url', got: 'javascript:alert(1)' },
      { code: 'bad-value', field: 'theme', got: 'dark' },
    ],
  },
  {
    says: 'a key and an id that are given twice',
    files: {
      'dataset.json':
        '{\n"title": "A",\n"title": "B",\n"evals": [{"label": "x", "label": "y"}],\n"points": "points.csv"\n}',
    },
    problems: [
      { code: 'duplicate-key', field: 'title', line: 3 },
      { code: 'duplicate-key', field: 'evals[0].label', line: 4 },
    ],
  },
  {
    says: 'two evaluations with one id',
    files: config({ evals: [{ eval_id: 'a' }, { eval_id: 'b' }, { eval_id: 'a' }] }),
    problems: [{ code: 'duplicate-id', field: 'evals[2]', line: 11, got: 'a' }],
  },
  {
    says: 'an id that is the same number as text',
    files: config({ evals: [{ eval_id: 1 }, { eval_id: '1' }] }),
    problems: [{ code: 'duplicate-id', field: 'evals[1]', got: '1' }],
  },
  {
    says: 'rows in two places',
    files: config({ samples: 'samples.csv' }),
    problems: [{ code: 'several-sources', got: 'points and samples' }],
  },
  {
    says: 'rows nowhere',
    files: { 'dataset.json': '{"title": "T"}' },
    problems: [{ code: 'no-source' }],
  },
  {
    says: 'a PointsDB that is not there',
    files: { 'dataset.json': '{"title": "M12X", "db": "data/m12x.db", "evals": [{"label": "x"}]}' },
    problems: [{ code: 'not-found', file: 'm12x.db' }],
  },
  {
    says: 'the key __proto__',
    files: { 'dataset.json': '{"title": "T", "points": "points.csv", "__proto__": {"synthetic": true}}' },
    problems: [{ code: 'unknown-key', field: '__proto__' }],
  },
  {
    says: 'the name __proto__ where names are free',
    files: {
      'dataset.json':
        '{"title": "T",\n"points": "points.csv",\n"ruler": {"__proto__": "v1"},\n"evals": [{"eval_id": "a",\n"ruler": {"__proto__": "v2"}, "filters": {"__proto__": "x"}}]}',
    },
    problems: [
      { code: 'unknown-key', field: 'ruler.__proto__', line: 3 },
      { code: 'unknown-key', field: 'evals[0].ruler.__proto__', line: 5 },
      { code: 'unknown-key', field: 'evals[0].filters.__proto__', line: 5 },
    ],
  },
  {
    says: 'a list where a dataset file should be',
    files: { 'dataset.json': '[1]' },
    problems: [{ code: 'bad-value' }],
  },
];
