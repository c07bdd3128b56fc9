import { z } from 'zod';
import { pointFields, sampleFields } from './field-names.ts';

/**
 * `dataset.json`: what a person writes. A superset of a ReasonScape dataset config, so such a file is read as it is;
 * what upstream documents and this reader has no use for is accepted and named among the assumptions.
 */
// The pages of a site forbid code that is made of text, which the validator would otherwise try.
z.config({ jitless: true });

const text = z.string();
const name = z.string().trim().min(1, 'text that is not empty');

const ADDRESS = 'an address that begins with http:// or https://';

/** Of any host: one of an intranet or a machine has no dot in its name, and not every name is in Latin letters. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: ADDRESS, abort: true })
  .regex(/^https?:\/\//i, ADDRESS);

const tier = z.strictObject({
  id: name.optional().describe('What the rows say; the label when absent.'),
  label: name.optional().describe('What people read; the id when absent.'),
  filters: z
    .unknown()
    .optional()
    .describe('Accepted from a ReasonScape config; not used, rows name their tier.'),
});

const task = z
  .strictObject({
    id: name.describe('What the rows say.'),
    label: name.optional().describe('What people read; the id when absent.'),
    group: name.optional().describe('A family of tasks, such as "math".'),
    guess: z
      .number()
      .min(0, 'a number from 0 to below 1')
      .lt(1, 'a number from 0 to below 1')
      .optional()
      .describe('Chance of a correct guess: 0 write-in, 0.5 yes or no, 1/choices multiple choice.'),
    choices: z
      .int()
      .min(2, 'a whole number from 2')
      .optional()
      .describe('Number of answers to choose from; the chance of a correct guess is 1/choices.'),
    scale: z
      .tuple([z.number(), z.number()])
      .refine(([lowest, highest]) => lowest < highest, 'the lowest mark, then the highest')
      .optional()
      .describe(
        'Lowest and highest mark of a response, such as [1, 10]; marks are read as shares of it. [0, 1] when absent.',
      ),
    full: z
      .number()
      .positive('a number above 0')
      .optional()
      .describe('Full marks on a scale that begins at 0; short for `scale`.'),
    better: z
      .enum(['higher', 'lower'], '"higher" or "lower"')
      .optional()
      .describe(
        '"lower" where fewer marks are better: the share of the rest counts. "higher" when absent, or what a log says.',
      ),
    description: text.optional().describe('One or two sentences: what a model has to do.'),
  })
  .refine(({ scale, full }) => scale === undefined || full === undefined, 'either "scale" or "full"')
  .refine(
    ({ choices, guess }) => choices === undefined || guess === undefined,
    'either "choices" or "guess"',
  );

const identityValue = z.union([text, z.number(), z.boolean()]);

const ruler = z
  .record(name, name)
  .optional()
  .describe('What it was measured with: version of the benchmark and of the scorer, hash of the prompt.');

/** February has no 31st. Of what is no date at all, the form of the text says so. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return text.length < 10 || Number.isNaN(time) || new Date(time).toISOString().startsWith(text);
}

const price = z.number().min(0, 'a number from 0');

const evaluation = z.strictObject({
  eval_id: z
    .union([z.int(), name])
    .optional()
    .describe('Integer or text, unique; its place in the list, from 0, when absent.'),
  id: z.union([z.int(), name]).optional().describe('Another name of `eval_id`.'),
  label: name.optional().describe('What people read; the model of `filters`, else the id, when absent.'),
  filters: z
    .record(text, z.union([identityValue, z.array(identityValue), z.null()]))
    .optional()
    .describe('What identifies the run besides its label: model, template, sampler.'),
  ruler,
  date: z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a day, month or year such as 2025-06-01')
    .refine(isDay, 'a day that there is, such as 2025-06-01')
    .optional()
    .describe(
      'Release of the model: "2025-06-01", "2025-06" or "2025". A filter by order finds a month or a year where all its days are within.',
    ),
  params: z
    .number()
    .positive('a number above 0')
    .optional()
    .describe('Parameters of the model in billions: 8 for 8B.'),
  context: z.int().positive('a whole number above 0').optional().describe('Context window in tokens.'),
  license: name.optional().describe('Licence of the model.'),
  weights: z
    .enum(['open', 'closed'], '"open" or "closed"')
    .optional()
    .describe('Whether anybody can get the weights.'),
  organization: name.optional().describe('Who made the model.'),
  price: z
    .strictObject({
      in: price.describe('Of prompts.'),
      out: price.describe('Of completions.'),
    })
    .optional()
    .describe('US dollars per million tokens: of prompts (`in`) and of completions (`out`).'),
  groups: z.array(name).optional().describe('`facet:value` such as "family:phi", or a plain word.'),
  tags: z.array(name).optional().describe('Free words.'),
  hf_id: text.nullish().describe('Model on Hugging Face, `organisation/model`.'),
  hf_quant_id: text.nullish().describe('Quantised model on Hugging Face, `organisation/model`.'),
  url: webAddress.nullish().describe('Where to read about the model or the run; http or https.'),
  evaluate: z
    .unknown()
    .optional()
    .describe('Accepted from a ReasonScape config; not used when a board is built.'),
});

/** One of a page; see `accentCss`. */
export const accent = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'a colour such as "#1f5fbf"')
  .optional()
  .describe(
    'Colour of links and controls, such as "#1f5fbf"; made darker or lighter where nobody could read it.',
  );

const rows = (kind: string) =>
  z
    .union([name, z.array(z.unknown())])
    .optional()
    .describe(`${kind} A file name inside the folder, or the rows themselves.`);

const trials = z.int().positive('a whole number above 0');

const wide = z
  .strictObject({
    file: name.describe('A file name inside the folder.'),
    cells: z
      .enum(['counts', 'percentages', 'shares'], '"counts", "percentages" or "shares"')
      .optional()
      .describe('What the cells are; told by their values where those leave no doubt.'),
    n: z
      .union([trials, z.record(name, trials)])
      .optional()
      .describe('Responses behind a cell: one number, or one per column; a column "n" when absent.'),
  })
  .optional()
  .describe('A table with one row per evaluation and one column per task.');

const columns = z
  .partialRecord(z.enum([...new Set([...pointFields, ...sampleFields])]), name)
  .optional()
  .describe('Our column name → the name in the data file, for those that differ.');

export const datasetSchema = z.strictObject({
  $schema: text.optional().describe('Address of this schema, for editors.'),
  title: name.optional().describe('Heading of the board; the file or folder name when absent.'),
  description: text.optional().describe('One or two sentences under the heading.'),
  version: z
    .union([text, z.number()])
    .optional()
    .describe('Version or date of the data, as it shall be cited.'),
  license: text.optional().describe('Licence of the data, such as "MIT".'),
  source: text.optional().describe('Where the data came from; an http(s) address becomes a link.'),
  citation: text.optional().describe('How to cite the data, BibTeX preferred.'),
  synthetic: z
    .boolean()
    .optional()
    .describe('True when the numbers were made up: every page and output says so.'),
  tiers: z.array(tier).min(1).optional().describe('In order of difficulty; taken from the rows when absent.'),
  tasks: z
    .array(task)
    .min(1)
    .optional()
    .describe('In the order of the columns; taken from the rows when absent.'),
  evals: z.array(evaluation).min(1).optional().describe('The evaluations; taken from the rows when absent.'),
  missing: z
    .enum(['fair', 'complete', 'two-way', 'common', 'bounds'])
    .optional()
    .describe(
      'How evaluations that lack cells are ranked: compared on the cells they have ("fair", when absent), not at all ("complete"), by a fit over all cells ("two-way"), on the cells that all have ("common"), or with missing cells at the floor ("bounds").',
    ),
  rank_by: z
    .enum(['reasonscore', 'plain'], '"reasonscore" or "plain"')
    .optional()
    .describe(
      'The score that the board is ranked by where nobody asks for another; "reasonscore" when absent.',
    ),
  cluster: z
    .enum(['none', 'points'])
    .optional()
    .describe('What intervals speak of: this suite (none), or points like these (points).'),
  comparable: z
    .boolean()
    .optional()
    .describe('True when evaluations measured with different rulers may share a ranking.'),
  theme: z
    .enum(['safe', 'classic'], '"safe" or "classic"')
    .optional()
    .describe(
      'Colours of scores: "classic" runs from red to green, as in ReasonScape; absent or "safe", one that the colour-blind can read.',
    ),
  accent,
  ruler,
  expected_points: z
    .record(text, z.record(text, z.int().positive('a whole number above 0')))
    .optional()
    .describe('Points of a complete cell, per tier and task; the most any evaluation has when absent.'),
  points: rows('Counters per point.'),
  samples: rows('One row per response.'),
  wide,
  db: name.optional().describe('A ReasonScape PointsDB, a DuckDB database; not read where rows are given.'),
  columns,
});

export type DatasetConfig = z.infer<typeof datasetSchema>;
