import { csv, type BadInput } from './bad-input.ts';

/** Rows that cannot be right. */
export const badRows: readonly BadInput[] = [
  {
    says: 'every bad row of a file at once, and every fault of a row',
    files: csv('a,sum,easy,N/A,4,0', 'a,sum,hard,5,4,0', ',,easy,-1,,0'),
    problems: [
      { code: 'not-a-number', line: 2, field: 'correct', got: 'N/A' },
      {
        code: 'more-than-total',
        line: 3,
        field: 'correct',
        got: '5',
        expected: 'at most 4, the total of this row',
      },
      { code: 'required', line: 4, field: 'eval_id', got: 'nothing' },
      { code: 'required', line: 4, field: 'task' },
      { code: 'required', line: 4, field: 'total' },
      { code: 'out-of-range', line: 4, field: 'correct', got: '-1' },
    ],
  },
  {
    says: 'numbers that are none',
    files: csv(
      ...['NaN', 'Infinity', '1e999', '0x10', '1,5', 'true'].map((n, i) => `a${i},sum,easy,1,"${n}",0`),
    ),
    problems: [2, 3, 4, 5, 6, 7].map((line) => ({ code: 'not-a-number', field: 'total', line })),
  },
  {
    says: 'bare NaN in JSON',
    files: { 'points.json': '[\n{"eval_id":1,"task":"sum","correct":NaN,"total":4}]' },
    problems: [{ code: 'not-a-number', line: 2, field: 'correct', got: 'NaN' }],
  },
  {
    says: 'a row of JSON that gives a count twice',
    files: {
      'points.json':
        '[\n{"eval_id":1,"task":"a:b","correct":5,"correct":95,"total":100},\n{"eval_id":2,"task":"\\":","correct":1,"total":1}]',
    },
    problems: [{ code: 'bad-row', line: 2, message: 'a key is given twice', got: 'correct' }],
  },
  {
    says: 'a row inside of a dataset file that gives a count twice',
    files: {
      'dataset.json':
        '{"title": "T", "points": [\n{"eval_id":1,"task":"t","correct":1,"total":1},\n{"eval_id":2,"task":"t","\\u0074otal":2,"total":3,"correct":1}\n], "tasks": [{"id": "t"}]}',
    },
    problems: [{ code: 'bad-row', line: 3, message: 'a key is given twice', got: 'total' }],
  },
  {
    says: 'a line of newline-delimited JSON that gives a count twice',
    files: {
      'points.ndjson':
        '{"eval_id":1,"task":"t","correct":1,"total":1}\n{"eval_id":2,"task":"t","total": 2,"total" : 3,"correct":1}',
    },
    problems: [{ code: 'bad-row', line: 2, message: 'a key is given twice', got: 'total' }],
  },
  {
    says: 'more invalid or guessed responses than there are',
    files: { 'points.csv': 'eval_id,task,correct,total,invalid,guess_sum\na,sum,1,4,5,2\nb,sum,1,4,0,4.1\n' },
    problems: [
      { code: 'more-than-total', line: 2, field: 'invalid' },
      { code: 'more-than-total', line: 3, field: 'guess_sum' },
    ],
  },
  {
    says: 'responses that would have to be both correct and invalid',
    files: { 'points.csv': 'eval_id,task,correct,total,invalid\na,sum,3,4,1\nb,sum,3,4,2\n' },
    problems: [
      {
        code: 'more-than-total',
        line: 3,
        field: 'invalid',
        got: '2',
        expected: 'at most 1, what is not correct of 4',
      },
    ],
  },
  {
    says: 'the same point twice',
    files: csv('a,sum,easy,3,4,0', 'b,sum,easy,3,4,0', 'a,sum,easy,2,4,0'),
    problems: [{ code: 'duplicate-row', line: 4, got: 'a second one; the first is in line 2' }],
  },
  {
    says: 'names that cannot be seen whole',
    files: csv('a\u202eb,sum,easy,3,4,0', 'a,s\u0007m,easy,3,4,0', 'a,sum,\u001b[31measy,3,4,0'),
    problems: [
      { code: 'unseen-characters', field: 'eval_id', line: 2 },
      { code: 'unseen-characters', field: 'task', line: 3 },
      { code: 'unseen-characters', field: 'tier', line: 4 },
    ],
  },
  {
    says: 'a parameter setting that is broken JSON',
    files: { 'points.csv': 'eval_id,task,correct,total,params\na,sum,1,4,"{""n"": 3"\n' },
    problems: [{ code: 'bad-params', field: 'params', line: 2 }],
  },
  {
    says: 'an outcome that is none',
    files: { 'samples.csv': 'eval_id,task,outcome\na,sum,correct\na,sum,rihgt\n' },
    problems: [{ code: 'bad-outcome', line: 3, got: 'rihgt' }],
  },
  {
    says: 'a sample that is neither right nor wrong, one that is nothing, and a chance above 1',
    files: { 'samples.csv': 'eval_id,task,correct,guess\na,sum,half,0\na,sum,,0\na,sum,1,25\n' },
    problems: [
      { code: 'bad-correct', line: 2, got: 'half' },
      { code: 'required', line: 3, field: 'correct' },
      { code: 'out-of-range', line: 4, field: 'guess', got: '25' },
    ],
  },
  {
    says: 'marks outside 0 to 1 where no scale is declared',
    files: { 'samples.csv': 'eval_id,task,item,correct\na,sum,1,0.5\na,sum,2,7\na,sum,3,-0.5\n' },
    problems: [
      { code: 'off-scale', line: 3, field: 'correct', got: '7' },
      { code: 'off-scale', line: 4, field: 'correct', got: '-0.5' },
    ],
  },
  {
    says: 'marks that are not on the scale that is declared',
    files: {
      'dataset.json': '{"title": "T", "samples": "s.csv", "tasks": [{"id": "sum", "scale": [1, 10]}]}',
      's.csv': 'eval_id,task,item,correct\na,sum,1,0\na,sum,2,true\na,sum,3,half\na,sum,4,\n',
    },
    problems: [
      { code: 'off-scale', line: 2, expected: '1 to 10', got: '0' },
      { code: 'off-scale', line: 3, expected: '1 to 10', got: 'true' },
      { code: 'bad-correct', line: 4, expected: '1 to 10', got: 'half' },
      { code: 'required', line: 5, field: 'correct' },
    ],
  },
  {
    says: 'an outcome that another column contradicts',
    files: { 'samples.csv': 'eval_id,task,outcome,correct\na,sum,wrong,1\n' },
    problems: [{ code: 'contradiction', line: 2, field: 'correct', got: '1' }],
  },
  {
    says: 'counters of a task with a scale',
    files: {
      'dataset.json': '{"title": "T", "points": "p.csv", "tasks": [{"id": "sum", "full": 10}]}',
      'p.csv': 'eval_id,task,correct,total\na,sum,3,4\n',
    },
    problems: [{ code: 'scale-of-counters', file: 'p.csv', line: 2, got: 'scale 0 to 10' }],
  },
  {
    says: 'squares of guesses without their sum, and such as no guesses have',
    files: {
      'points.csv':
        'eval_id,task,correct,total,guess_sum,guess_square_sum\na,sum,3,4,,3\nb,sum,3,4,1,1\nc,sum,0,0.0000005,,\n',
    },
    problems: [
      { code: 'required', line: 2, field: 'guess_sum' },
      { code: 'impossible-squares', line: 3, field: 'guess_square_sum', got: '1' },
      { code: 'out-of-range', line: 4, field: 'total' },
    ],
  },
  {
    says: 'counts of responses that do not agree',
    files: {
      'points.csv':
        'eval_id,task,correct,total,responses,truncated\na,sum,3,4,10,5\nb,sum,0,4,3,\nc,sum,0,,3,4\n',
    },
    problems: [
      { code: 'more-than-total', line: 2, field: 'responses', got: 'responses 10, total 4, truncated 5' },
      { code: 'more-than-total', line: 3, field: 'responses', got: 'responses 3, total 4' },
      { code: 'more-than-total', line: 4, field: 'responses', got: 'responses 3, truncated 4' },
    ],
  },
  {
    says: 'a thousand bad rows, of which three are shown',
    files: csv(...Array.from({ length: 1000 }, (_, index) => `a${index},sum,easy,many,4,0`)),
    problems: Array.from({ length: 1000 }, (_, index) => ({ code: 'not-a-number', line: index + 2 })),
  },
];
