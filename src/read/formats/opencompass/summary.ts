import { cellText, parseNumber } from '../../dataset/cell-values.ts';
import { readCsvRows } from '../../open/text/csv-rows.ts';
import type { RowSink } from '../../open/text/row-sink.ts';
import { written } from '../../open/text/written.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import type { FileRows } from '../rows.ts';

const ABOUT = ['dataset', 'version', 'metric', 'mode'];

/** A table of percentages, one column per model. There are no counts behind them. */
export function readSummary(file: LogFile, rows: FileRows, limits: SizeLimits): void {
  let header: readonly string[] = [];
  const sink: RowSink = {
    file: file.name,
    limits,
    bind: (names) => (header = names),
    row: (values, line) => {
      readRow(header, values, line, rows);
    },
    broken: (line, { message, expected, got }) => {
      rows.fault({ line, field: null }, 'bad-row', message, expected, got);
    },
  };
  readCsvRows(file.text, sink);
}

function readRow(header: readonly string[], values: readonly unknown[], line: number, rows: FileRows): void {
  const text = (name: string): string => cellText(values[header.indexOf(name)]);
  for (const [index, model] of header.entries()) {
    if (ABOUT.includes(model)) continue;
    const place = { line, field: model };
    const percent = parseNumber(values[index]);
    if (typeof percent === 'number')
      rows.mean(place, {
        evaluation: model,
        task: text('dataset'),
        metric: text('metric'),
        score: percent,
        total: null,
      });
    else rows.leaveOut(place, 'a percentage', written(values[index]));
  }
}
