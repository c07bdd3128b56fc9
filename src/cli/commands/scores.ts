import type { FullBoard } from '../../board/full-board.ts';
import { didYouMean } from '../../nearest.ts';
import { problem, UserError, type Problem } from '../../errors.ts';
import type { RampName } from '../../read/dataset/dataset.ts';
import { ARTIFACTS, type Artifact, type Printed, type RenderOptions } from '../../render/artifacts.ts';
import { MEAN_ARTIFACTS, type MeanArtifact } from '../../render/means.ts';
import type { Io } from '../io.ts';
import { loadFiltered, type ReadingOptions } from '../load-board.ts';
import type { FilterOptions } from '../query-of.ts';
import { topOf } from '../top-of.ts';

export interface ScoresOptions extends ReadingOptions, FilterOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly showTokenCounts?: boolean;
  readonly range?: string;
  readonly theme?: string;
  /** Of a table in LaTeX. */
  readonly columns?: 'single' | 'double';
  readonly top?: string;
  /** Overrules the dataset's own. */
  readonly ramp?: RampName;
}

/** Ranks the evaluations and prints the board in any format. */
export async function scores(io: Io, path: string, options: ScoresOptions): Promise<void> {
  await print(io, path, options, chooseArtifact(options));
}

/** Prints the long Markdown report. */
export async function report(io: Io, path: string, options: ScoresOptions): Promise<void> {
  await print(io, path, options, chooseArtifact({ format: 'report' }));
}

async function print(io: Io, path: string, options: ScoresOptions, artifact: Artifact): Promise<void> {
  const printing = printingOf(io, options);
  const loaded = await loadFiltered(io, path, options);
  if ('means' in loaded) {
    await write(io, options, meanArtifact(artifact).render(loaded.means));
    return;
  }
  const board = inColours(loaded.counted, options.ramp);
  if (artifact.applies?.(board) === false) throw new UserError(notApplicable(artifact));
  if (board.rows.length === 0) io.warn('No evaluation matches; what was written is empty.\n');
  await write(io, options, await artifact.render(board, printing));
}

function printingOf({ root }: Io, options: ScoresOptions): RenderOptions {
  const { showTokenCounts = false, range, columns } = options;
  const top = topOf(options.top);
  return {
    root,
    tokenCounts: showTokenCounts,
    fullRange: range === 'ci',
    ...(columns && { columns }),
    ...(top === null ? {} : { top }),
  };
}

async function write(io: Io, options: ScoresOptions, data: Printed): Promise<void> {
  if (options.output !== undefined) await io.write(options.output, data);
  else if (data instanceof Uint8Array && io.isTerminal()) {
    throw new UserError(
      problem({ code: 'usage', message: 'this format is not text', hint: 'name a file with --output' }),
    );
  } else await io.print(data);
}

/** A report of means is their table. */
function meanArtifact({ file, format, describe }: Artifact): MeanArtifact {
  const wanted = format === 'report' ? 'markdown' : format === 'ranking' ? 'csv' : format;
  const found = MEAN_ARTIFACTS.find((one) => one.format === wanted);
  if (found) return found;
  const message = `there is no ${file} (${describe}) of means without counts`;
  const expected = MEAN_ARTIFACTS.map((one) => one.format).join(', ');
  throw new UserError(problem({ code: 'usage', field: '--format', message, expected, got: format }));
}

function inColours(board: FullBoard, ramp: RampName = board.about.ramp): FullBoard {
  return { ...board, about: { ...board.about, ramp } };
}

const notApplicable = ({ file, describe, needs = '' }: Artifact): Problem =>
  problem({
    code: 'usage',
    field: '--format',
    message: `there is no ${file} (${describe}) of these data`,
    expected: needs,
    hint: 'choose another --format',
  });

/** By `--format`, else by the ending of `--output`, else Markdown. Where a format has several endings, by that of the output. */
function chooseArtifact({ format, json, output, theme = 'light' }: ScoresOptions): Artifact {
  const ending = output === undefined ? undefined : /\.([a-z0-9]+)$/i.exec(output)?.[1]?.toLowerCase();
  const wanted = json === true ? 'json' : (format ?? ending ?? 'markdown');
  const matching = ARTIFACTS.filter((one) => one.format === wanted || one.file.endsWith(`.${wanted}`));
  const themed = matching.filter((one) => one.file.includes('-dark.') === (theme === 'dark'));
  const found = themed.find((one) => one.file.endsWith(`.${ending}`)) ?? themed[0] ?? matching[0];
  if (found) return found;
  const formats = [...new Set(ARTIFACTS.map((one) => one.format))];
  throw new UserError(
    problem({
      code: 'usage',
      field: format === undefined ? '--output' : '--format',
      message: `there is no format ${JSON.stringify(wanted)}`,
      expected: formats.join(', '),
      got: wanted,
      hint: didYouMean(wanted, formats),
    }),
  );
}
