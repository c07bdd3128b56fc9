import { gzipSync } from 'node:zlib';
import { csv, GOOD, HEADER, type BadInput } from './bad-input.ts';

const notData = (name: string, content: string | Uint8Array, got: string, line: number | null = null) => ({
  files: { [name]: content },
  problems: [{ code: 'not-data', file: name, line, message: `this is ${got}` }],
});
const magic = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(64)]);

/** Files that are not what their name says. */
export const strangers: readonly BadInput[] = [
  { says: 'an empty file', ...notData('points.csv', '', 'empty') },
  { says: 'a file of blank lines', ...notData('points.csv', '\n \n', 'empty') },
  {
    says: 'a ZIP archive',
    ...notData('points.csv', magic('PK\x03\x04'), 'a ZIP archive (also .xlsx and .eval)'),
  },
  {
    says: 'a damaged Parquet file',
    files: { 'points.parquet': magic('PAR1') },
    problems: [{ code: 'bad-parquet', file: 'points.parquet', message: 'the Parquet file cannot be read' }],
  },
  {
    says: 'a compressed DuckDB database',
    ...notData('points.db.gz', gzipSync(magic('\0\0\0\0\0\0\0\0DUCK')), 'a DuckDB database'),
  },
  { says: 'an SQLite database', ...notData('points.db', magic('SQLite format 3\0'), 'an SQLite database') },
  {
    says: 'a file compressed twice',
    ...notData('points.csv.gz', gzipSync(gzipSync(HEADER)), 'compressed twice'),
  },
  {
    says: 'a Git LFS pointer',
    ...notData(
      'points.csv',
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
      'a Git LFS pointer, not the data',
    ),
  },
  {
    says: 'merge conflicts',
    ...notData(
      'points.csv',
      `${HEADER}<<<<<<< ours\n${GOOD}=======\n${GOOD}>>>>>>> theirs\n`,
      'a file with unresolved merge conflicts',
      2,
    ),
  },
  {
    says: 'an error page saved as JSON',
    ...notData('points.json', '<!DOCTYPE html><title>404</title>', 'an HTML or XML page'),
  },
  {
    says: 'UTF-16 without a byte order mark',
    ...notData(
      'points.csv',
      Buffer.from(HEADER + GOOD, 'utf16le'),
      'not text, or UTF-16 without a byte order mark',
    ),
  },
  {
    says: 'Latin-1',
    ...notData('points.csv', Buffer.from(`${HEADER}caf\xe9,sum,easy,1,1,0\n`, 'latin1'), 'not UTF-8 text', 2),
  },
  {
    says: 'a gzip file that ends too early',
    files: { 'points.csv.gz': gzipSync(HEADER + GOOD.repeat(100)).subarray(0, 40) },
    problems: [{ code: 'bad-compression', got: 'one that ends too early' }],
  },
  {
    says: 'a damaged gzip file',
    files: { 'points.csv.gz': Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(40, 7)]) },
    problems: [{ code: 'bad-compression' }],
  },
];

/** Text that is not the format it claims to be. */
export const brokenSyntax: readonly BadInput[] = [
  {
    says: 'JSON that was cut off',
    files: { 'points.json': '[\n{"eval_id": 1,\n"task": "su' },
    problems: [{ code: 'bad-json', line: 3, message: 'the JSON ends too early' }],
  },
  {
    says: 'JSON with a comma too many',
    files: { 'points.json': '[\n{"eval_id": 1,},\n]' },
    problems: [
      { code: 'bad-json', line: 2, message: 'there is a comma before the closing bracket', got: ',},' },
    ],
  },
  {
    says: 'a list with a comma too many, on one line',
    files: { 'points.json': '[{"eval_id":"a","task":"t","correct":5,"total":10},]' },
    problems: [
      { code: 'bad-json', line: 1, message: 'there is a comma before the closing bracket', got: ',]' },
    ],
  },
  {
    says: 'JSON with a comment',
    files: { 'points.json': '[\n// the first run\n{"eval_id": 1}]' },
    problems: [{ code: 'bad-json', line: 2, message: 'there is a comment', got: '// the first run' }],
  },
  {
    says: 'rows each of which gives a key twice',
    files: { 'points.json': '[{"eval_id":"a","task":"t","correct":5,"correct":6,"total":10}]' },
    problems: [{ code: 'duplicate-key', got: 'correct' }],
  },
  {
    says: 'a row with a name that programs pass over',
    files: { 'points.json': '[{"eval_id":"a","task":"t","correct":5,"total":10,"__proto__":{"correct":9}}]' },
    problems: [{ code: 'unknown-key', field: '__proto__', line: 1 }],
  },
  {
    says: 'a line with a name that programs pass over',
    files: {
      'points.ndjson':
        '{"eval_id":"a","task":"t","correct":5,"total":10}\n\n{"eval_id":"b","task":"t","correct":5,"total":10,"__proto__":1}\n',
    },
    problems: [{ code: 'unknown-key', field: '__proto__', line: 3 }],
  },
  {
    says: 'a column with a name that programs pass over',
    files: { 'points.csv': 'eval_id,task,correct,total,__proto__\na,t,5,10,1\n' },
    problems: [{ code: 'unknown-key', field: '__proto__', line: 1 }],
  },
  {
    says: 'a table that begins with a tag',
    files: { 'points.csv': '<model>,task,correct,total\na,sum,1,2\n' },
    problems: [{ code: 'missing-column', field: 'eval_id' }],
  },
  {
    says: 'a JSON object of another kind',
    files: { 'points.json': '{"foo": 1, "bar": 2}' },
    problems: [{ code: 'unknown-file', got: null }],
  },
  {
    says: 'title, groups and tags that are too long',
    files: {
      'dataset.json': JSON.stringify({
        title: 't'.repeat(501),
        evals: [{ eval_id: 'a', groups: ['g'.repeat(501)], tags: ['u'.repeat(501)] }],
        points: [{ eval_id: 'a', task: 'sum', correct: 1, total: 2 }],
      }),
    },
    problems: [
      { code: 'limit-label', field: 'title' },
      { code: 'limit-label', field: 'evals[0].groups[0]' },
      { code: 'limit-label', field: 'evals[0].tags[0]' },
    ],
  },
  {
    says: 'short JSON that is none',
    files: { 'points.json': "[\n{'eval_id': 1}]" },
    problems: [{ code: 'bad-json', line: 2, message: 'not JSON', got: "'eval_id': 1}]" }],
  },
  {
    says: 'a JSON file that is neither rows nor a dataset',
    files: { 'points.json': '"hello"' },
    problems: [{ code: 'not-rows', got: 'hello' }],
  },
  {
    says: 'a row that is no object',
    files: { 'points.json': '[\n{"eval_id":1,"task":"sum","correct":1,"total":1},\n[1,2]\n]' },
    problems: [{ code: 'bad-row', line: 3, got: '[1,2]' }],
  },
  {
    says: 'a last line of newline-delimited JSON that was cut off',
    files: { 'points.ndjson': '{"eval_id":1,"task":"sum","correct":1,"total":1}\n{"eval_id":2,"ta' },
    problems: [{ code: 'bad-row', line: 2, message: 'the JSON ends too early' }],
  },
  {
    says: 'a last line of a table that was cut off',
    files: { 'points.csv': `${HEADER}${GOOD}b,sum,ea` },
    problems: [
      { code: 'bad-row', line: 3, message: 'the last line is cut short', got: '3 fields: b, sum, ea' },
    ],
  },
  {
    says: 'rows with too few and too many fields',
    files: csv('a,sum,easy,3,4', 'b,sum,easy,3,4,0,9', 'c,sum,easy,3,4,0'),
    problems: [
      { code: 'bad-row', line: 2, got: '5 fields: a, sum, easy, 3, 4' },
      { code: 'bad-row', line: 3, got: '7 fields: b, sum, easy, 3, 4, 0, 9' },
    ],
  },
  {
    says: 'a quote that is never closed',
    files: csv('"a,sum,easy,3,4,0', 'b,sum,easy,3,4,0'),
    problems: [{ code: 'bad-quotes' }],
  },
  {
    says: 'a quote in the middle of a field',
    files: csv('"a"b,sum,easy,3,4,0', 'c,sum,easy,3,4,0'),
    problems: [{ code: 'bad-quotes', line: 2 }],
  },
  {
    says: 'a column that is there twice',
    files: { 'points.csv': 'eval_id,task,correct,total,total\na,sum,1,2,3\n' },
    problems: [{ code: 'duplicate-column', got: 'total' }],
  },
  {
    says: 'a table without rows',
    files: { 'points.csv': HEADER },
    problems: [{ code: 'no-rows', got: 'none' }],
  },
];
