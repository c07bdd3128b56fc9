import type { Board, Measured } from '../../board/board.ts';
import { csvLine } from '../csv-text.ts';

const COLUMNS: readonly (readonly [string, (cell: Measured) => number | null])[] = [
  ['correct', (cell) => cell.correct],
  ['total', (cell) => cell.total],
  ['truncated', (cell) => cell.truncated],
  ['invalid', (cell) => cell.invalid],
  ['guess_sum', (cell) => cell.guessSum],
  ['guess_square_sum', (cell) => cell.guessSquareSum],
  ['prompt_tokens', (cell) => cell.promptTokens],
  ['completion_tokens', (cell) => cell.completionTokens],
  ['cost', (cell) => cell.cost],
];

/**
 * `points.csv`: the counters of every cell, as a table that can be read again: one line per evaluation, tier and task, the
 * difficulty points of a cell added up. What was not recorded is empty.
 */
export function* renderPointsCsv({ tasks, rows }: Board): Generator<string> {
  yield csvLine(['eval_id', 'task', 'tier', ...COLUMNS.map(([name]) => name)]);
  for (const { writtenId, tiers } of rows) {
    const lines = tiers.flatMap((tier) =>
      tier.cells.flatMap(({ measured }, position) =>
        measured === null
          ? []
          : [
              csvLine([
                writtenId,
                tasks[position]?.id ?? '',
                tier.id,
                ...COLUMNS.map(([, read]) => read(measured)),
              ]),
            ],
      ),
    );
    yield lines.join('');
  }
}
