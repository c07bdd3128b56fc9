import { makeChanges } from '../../board/changes.ts';
import { problem, UserError } from '../../errors.ts';
import { renderChanges, renderChangesAtom, renderChangesJson } from '../../render/changes.ts';
import { feedDate } from '../feed-date.ts';
import type { Io } from '../io.ts';
import { load, needCounts, type ReadingOptions } from '../load-board.ts';
import { refuseOverData } from '../output-files.ts';
import { refuseUnused } from '../option-use.ts';
import { boardAddress } from '../site-address.ts';

export interface ChangesOptions extends ReadingOptions {
  readonly format: 'markdown' | 'json' | 'atom';
  readonly json?: boolean;
  readonly site?: string;
  readonly output?: string;
}

/** Says what became of a board from one version of its data to the next. */
export async function changes(io: Io, before: string, after: string, options: ChangesOptions): Promise<void> {
  const format = options.json === true ? 'json' : options.format;
  refuseUnused(options, (option) => (option === 'site' && format !== 'atom' ? ONLY_FEED : null));
  const address = boardAddress(options.site);
  const [old] = await load(io, [before], options);
  const [now] = await load(io, [after], options);
  if (!old || !now) return;
  refuseOverData(options.output, [
    { path: before, about: old.scores.about },
    { path: after, about: now.scores.about },
  ]);
  needCounts(old.scores);
  needCounts(now.scores);
  const made = makeChanges(old.scores, now.scores);
  const text =
    format === 'json'
      ? renderChangesJson(made)
      : format === 'atom'
        ? renderChangesAtom(made, dateOf(now.scores.about.version), address)
        : renderChanges(made);
  if (options.output === undefined) io.out(text);
  else await io.write(options.output, text);
}

const ONLY_FEED = { message: 'has no meaning for this format', expected: '--format atom, or no such option' };

/** @throws UserError `no-date` where nobody says when it was */
function dateOf(version: string | null): string {
  const date = feedDate(version);
  if (date !== null) return date;
  const message = 'a feed needs a date';
  const expected = '"version": "2026-11-01" in the dataset, or the variable SOURCE_DATE_EPOCH';
  throw new UserError(problem({ code: 'no-date', message, expected, got: version }));
}
