import type { FullBoard } from '../../board/full-board.ts';
import { didYouMean } from '../../nearest.ts';
import { problem, UserError, type Problem } from '../../errors.ts';
import type { RampName } from '../../read/dataset/dataset.ts';
import {
  ARTIFACTS,
  type Artifact,
  type Printed,
  type RenderChoice,
  type RenderOptions,
} from '../../render/artifacts.ts';
import { MEAN_ARTIFACTS, type MeanArtifact } from '../../render/means.ts';
import type { Io } from '../io.ts';
import { loadFiltered, type ReadingOptions } from '../load-board.ts';
import { refuseOverData } from '../output-files.ts';
import { refuseUnused, type Unused } from '../option-use.ts';
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

/**
 * Who honours an option: every board in every output, or the outputs that take such a choice. An option without a line here does not compile.
 */
const USES: Readonly<Record<keyof ScoresOptions, 'all' | RenderChoice>> = {
  config: 'all',
  keepGoing: 'all',
  onDuplicate: 'all',
  from: 'all',
  metric: 'all',
  filter: 'all',
  limit: 'all',
  engine: 'all',
  master: 'all',
  verbose: 'all',
  // Reading itself refuses what these ask of means.
  add: 'all',
  missing: 'all',
  cluster: 'all',
  groups: 'all',
  filters: 'all',
  search: 'all',
  sort: 'all',
  reverse: 'all',
  tiers: 'all',
  tasks: 'all',
  format: 'all',
  json: 'all',
  output: 'all',
  showTokenCounts: 'tokenCounts',
  range: 'fullRange',
  columns: 'columns',
  top: 'top',
  theme: 'theme',
  ramp: 'ramp',
};

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
  refuseOverData(options.output, [
    { path, about: ('means' in loaded ? loaded.means : loaded.counted).about },
  ]);
  if ('means' in loaded) {
    const means = meanArtifact(artifact);
    refuseUnused(options, (name) => (USES[name] === 'all' ? null : UNUSED_BY_MEANS));
    await write(io, options, means.render(loaded.means));
    return;
  }
  refuseUnused(options, (name) => unusedBy(artifact, USES[name]));
  const board = inColours(loaded.counted, options.ramp);
  if (artifact.applies?.(board) === false) throw new UserError(notApplicable(artifact));
  if (board.rows.length === 0) io.warn('No evaluation matches; what was written is empty.\n');
  await write(io, options, await artifact.render(board, printing));
}

function unusedBy(
  { takes = [], file, describe }: Artifact,
  use: (typeof USES)[keyof typeof USES],
): Unused | null {
  if (use === 'all' || takes.includes(use)) return null;
  return {
    message: `has no meaning for ${file} (${describe})`,
    expected: `--format ${takersOf(use)}, or no such option`,
  };
}

const UNUSED_BY_MEANS: Unused = {
  message: 'has no meaning for means without counts',
  expected: 'no such option',
};

/** Formats that take a choice, as a list in a sentence. */
function takersOf(choice: RenderChoice): string {
  const takers = ARTIFACTS.filter(({ takes = [] }) => takes.includes(choice)).map(({ format }) => format);
  return [...new Set(takers)].join(', ');
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

const twoFormats = (got: string): Problem =>
  problem({
    code: 'usage',
    field: '--json',
    message: '"--format" asks for another',
    expected: 'one of the two',
    got,
  });

/** @throws UserError where two are asked for */
function askedFor(json = false, format?: string): string | undefined {
  if (json && format !== undefined && format !== 'json') throw new UserError(twoFormats(format));
  return json ? 'json' : format;
}

/** Whether files of this ending hold other formats than these, and none of these. Any text may stand in a `.txt`. */
function isOfAnother(ending: string | undefined, matching: readonly Artifact[]): boolean {
  if (ending === undefined || ending === 'txt') return false;
  const endsSo = ({ file }: Artifact): boolean => file.endsWith(`.${ending}`);
  return ARTIFACTS.some(endsSo) && !matching.some(endsSo);
}

const otherEnding = ({ format, file }: Artifact, output = ''): Problem =>
  problem({
    code: 'usage',
    field: '--output',
    message: `the ending is that of another format than ${format}`,
    expected: `a name that ends in .${endingOf(file) ?? format}`,
    got: output,
    hint: 'rename the file, or leave out --format: the ending chooses it',
  });

const endingOf = (path: string): string | undefined => /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();

/** By `--format`, else by the ending of `--output`, else Markdown. Where a format has several endings, by that of the output. */
function chooseArtifact({ format, json, output, theme = 'light' }: ScoresOptions): Artifact {
  const ending = endingOf(output ?? '');
  const wanted = askedFor(json, format) ?? ending ?? 'markdown';
  const matching = ARTIFACTS.filter((one) => one.format === wanted || one.file.endsWith(`.${wanted}`));
  const themed = matching.filter((one) => one.file.includes('-dark.') === (theme === 'dark'));
  const found = themed.find((one) => one.file.endsWith(`.${ending}`)) ?? themed[0] ?? matching[0];
  if (found && isOfAnother(ending, matching)) throw new UserError(otherEnding(found, output));
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
