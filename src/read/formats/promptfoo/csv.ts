import { canonicalJson } from '../../dataset/cell-values.ts';
import type { LogFile } from '../../open/log-file.ts';
import { csvRecords, type CsvRecord } from '../../open/text/csv-rows.ts';
import { notAsExpected } from '../../open/text/records.ts';
import { contentId } from '../responses.ts';
import type { FileRows, Run, SampleValues } from '../rows.ts';

/** How its cells begin where the judgment stands in them. */
const JUDGED = /^\[(?<status>PASS|FAIL|ERROR)\]/;

/** What follows a prompt where the judgment stands in columns of its own. */
const BESIDE = ['Status', 'Score', 'Named Scores', 'Grader Reason', 'Comment'];

/** Whether the head of a text is a table of promptfoo: judgments beside its prompts, or in their cells. */
export function isCsv(head: string): boolean {
  return (
    head.includes(`,${BESIDE.slice(0, 3).join(',')}`) || /[\n,]"?\[(?:PASS|FAIL|ERROR)\] \(\d/.test(head)
  );
}

/** One prompt by one provider. */
interface Column {
  readonly index: number;
  readonly run: Run;
  /** Where the judgment stands; null: at the beginning of the cell. */
  readonly status: number | null;
}

/** A table: what the tests were filled with, then a column for each prompt by each provider. */
export function readCsv(file: LogFile, task: string, rows: FileRows): void {
  const [header, ...records] = csvRecords(file.text, file.name);
  const names = header?.cells ?? [];
  const columns = columnsOf(file, names, records);
  const first = columns[0]?.index ?? names.length;
  const fills = names.slice(0, first).map((name, index) => ({ name, index }));
  const vars = fills.filter(({ name, index }) => index > 0 || name !== 'Description');
  for (const [row, { line, cells }] of records.entries()) {
    if (cells.length !== names.length) {
      const fields = `${cells.length} fields`;
      rows.fault(
        { line, field: null },
        'bad-row',
        'a row of another length',
        `${names.length} fields`,
        fields,
      );
      continue;
    }
    const content = vars.map(({ name, index }) => [name, cells[index] ?? '']);
    const item: Pick<SampleValues, 'item' | 'suite' | 'trial'> =
      content.length === 0
        ? { item: row, suite: file.name, trial: 1 }
        : { item: contentId(canonicalJson(content)), trial: row };
    for (const column of columns) readCell(cells, column, { line, task, item }, rows);
  }
}

function readCell(
  cells: readonly string[],
  { index, status: beside, run }: Column,
  about: { readonly line: number; readonly task: string; readonly item: object },
  rows: FileRows,
): void {
  const place = { line: about.line, field: run.model };
  const status = beside === null ? JUDGED.exec(cells[index] ?? '')?.groups?.['status'] : cells[beside];
  if (status === 'PASS' || status === 'FAIL')
    rows.sample(run, place, { task: about.task, ...about.item, correct: Number(status === 'PASS') });
  else rows.reject(place, 'a judged response, PASS or FAIL', status === 'ERROR' ? 'an error' : 'none');
}

/** @throws UserError where the header does not say which provider a prompt was tried with */
function columnsOf(file: LogFile, names: readonly string[], records: readonly CsvRecord[]): Column[] {
  const isBeside = (index: number): boolean =>
    BESIDE.slice(0, 2).every((name, step) => names[index + 1 + step] === name);
  const isInside = (index: number): boolean => records.some(({ cells }) => JUDGED.test(cells[index] ?? ''));
  const own = [...names.keys()].filter((index) => isBeside(index));
  const indices = own.length > 0 ? own : [...names.keys()].filter((index) => isInside(index));
  const heads = indices.map((index) => /^\[([^\]]+)\] ?([^]*)$/.exec(names[index] ?? ''));
  const anonymous = heads.indexOf(null);
  if (indices.length === 0 || anonymous >= 0)
    throw notAsExpected(
      file,
      'a header that says which provider each prompt was tried with, [provider] prompt; results.json of the same run does',
      names[indices[anonymous] ?? 0],
    );
  return indices.map((index, position) => {
    const [, model = '', label = ''] = heads[position] ?? [];
    const twins = heads.filter((head) => head?.[0] === heads[position]?.[0]).length;
    const identity = { template: label, ...(twins > 1 && { prompt: String(position) }) };
    const run: Run = { model, origin: file.name, identity };
    return { index, run, status: own.length > 0 ? index + 1 : null };
  });
}
