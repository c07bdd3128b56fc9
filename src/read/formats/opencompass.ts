import { cellText, parseNumber } from '../dataset/cell-values.ts';
import { readCsvRows } from '../open/csv-rows.ts';
import { type RowSink, written } from '../dataset/row-log.ts';
import type { Limits } from '../open/size-limits.ts';
import type { LogFile } from '../open/log-file.ts';
import { type FileFindings, guarded, type LogFormat } from './rows.ts';

const ABOUT = ['dataset', 'version', 'metric', 'mode'];

/** Summaries of OpenCompass: a table of percentages, one column per model. There are no counts behind them. */
export const opencompass: LogFormat = {
  id: 'opencompass',
  label: 'OpenCompass summary',
  sniff: ({ shape }) =>
    shape.kind === 'text' && shape.head.startsWith('dataset,version,metric,mode,')
      ? 'columns dataset, version, metric and mode'
      : null,
  read: (files, findings, limits) => {
    for (const file of files) {
      const found = findings.file(file, 'opencompass');
      guarded(found, () => readSummary(file, found, limits));
    }
  },
};

function readSummary(file: LogFile, found: FileFindings, limits: Limits): void {
  let header: readonly string[] = [];
  const sink: RowSink = {
    file: file.name,
    limits,
    bind: (names) => (header = names),
    row: (values, line) => {
      readRow(header, values, line, found);
    },
    broken: (line, { message, expected, got }) => {
      found.fault({ line, field: null }, 'bad-row', message, expected, got);
    },
  };
  readCsvRows(file.text, sink);
}

function readRow(
  header: readonly string[],
  values: readonly unknown[],
  line: number,
  found: FileFindings,
): void {
  const text = (name: string): string => cellText(values[header.indexOf(name)]);
  for (const [index, model] of header.entries()) {
    if (ABOUT.includes(model)) continue;
    const place = { line, field: model };
    const percent = parseNumber(values[index]);
    if (typeof percent === 'number')
      found.uncounted(place, {
        ...{ evaluation: model, task: text('dataset'), metric: text('metric') },
        ...{ score: percent, total: null },
      });
    else found.drop(place, 'a percentage', written(values[index]));
  }
}
