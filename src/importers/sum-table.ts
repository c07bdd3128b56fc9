import type { Limits } from '../read/open/limits.ts';
import { summedNote } from '../read/sum/table-rows.ts';
import type { StoredTable } from '../read/open/stored-table.ts';
import { sumResponses, type Engine } from '../read/sum/sum-responses.ts';
import { UserError } from '../errors.ts';
import { cleanName, type FileFindings } from '../read/formats/findings.ts';
import type { Place, Run } from './found.ts';

/** A table of responses too large to be held, as sums of those that are alike. */
export async function sumTable(
  stored: StoredTable,
  found: FileFindings,
  limits: Limits,
  engine: Engine,
): Promise<void> {
  const file = found.file.name;
  try {
    const { table, sha256 } = await sumResponses(stored, { file, columns: {}, limits }, engine);
    found.sha256 = sha256;
    found.problems.push(...table.log.problems);
    found.rejected.push(...table.log.rejected);
    for (const [column, { count }] of table.log.missing) found.notNumbers.set(column, count);
    for (const note of [summedNote(file, table), ...table.doubts]) found.note(note);
    addRows(table.rows, table.lines, found);
  } catch (error) {
    // What is wrong with an engine is not the fault of a file.
    if (!(error instanceof UserError) || error.problems[0]?.file === null) throw error;
    found.unreadable(error);
  }
}

function addRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  lines: readonly (number | null)[],
  found: FileFindings,
): void {
  const runs = new Map<string, Run>();
  for (const [index, { eval_id: id, task, tier, ...values }] of rows.entries()) {
    const model = typeof id === 'string' ? id : '';
    const run = runs.get(model) ?? { model, origin: found.file.name };
    runs.set(model, run);
    const place = { line: lines[index] ?? null, field: null };
    if (model !== '' && typeof task === 'string')
      found.sums(run, place, { ...values, task: cleanName(task), tier: tierOf(tier) });
    else unnamed(found, place, values);
  }
}

/** One problem, and as many rejected rows as there are responses. */
function unnamed(found: FileFindings, place: Place, values: Readonly<Record<string, unknown>>): void {
  const expected = 'names or numbers';
  found.fault(place, 'required', 'every row needs eval_id and task', expected, values);
  for (let more = 1; more < Number(values['responses']); more++) found.reject(place, expected, 'nothing');
}

function tierOf(tier: unknown): string | undefined {
  return Array.isArray(tier) ? tier.join('|') : typeof tier === 'string' ? tier : undefined;
}
