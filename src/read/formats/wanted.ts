import { problem, type Problem } from '../../errors.ts';
import { didYouMean } from '../../nearest.ts';

type Part = 'metric' | 'filter';

/**
 * The metric (scorer, statistic) and the filter of logs that the user asks for. A task that has them counts by them; one that
 * has not counts by its main one, and that is said. A name that no log has is an error.
 */
export class WantedMeasure {
  private readonly wanted: Readonly<Record<Part, string | null>>;
  private readonly seen = { metric: new Set<string>(), filter: new Set<string>() };
  private readonly without = { metric: new Set<string>(), filter: new Set<string>() };

  constructor({
    metric,
    filter,
  }: { readonly metric?: string | undefined; readonly filter?: string | undefined } = {}) {
    this.wanted = { metric: metric ?? null, filter: filter ?? null };
  }

  /** What is asked for, where it is among the names that a task has; else null: the main one counts. */
  among(part: Part, names: readonly string[], task: string): string | null {
    const wanted = this.wanted[part];
    for (const name of names) this.seen[part].add(name);
    if (wanted === null) return null;
    if (names.includes(wanted)) return wanted;
    this.without[part].add(task);
    return null;
  }

  /** Names that are asked for and that no log has. */
  problems(): Problem[] {
    return PARTS.flatMap((part) => {
      const [wanted, seen] = [this.wanted[part], this.seen[part]];
      if (wanted === null || seen.has(wanted)) return [];
      const known = [...seen].toSorted();
      const shown =
        known.slice(0, SHOWN).join(', ') + (known.length > SHOWN ? ` and ${known.length - SHOWN} more` : '');
      const message = `no log has this ${part}`;
      const expected = known.length === 0 ? `logs that name a ${part}` : `one of ${shown}`;
      return [
        problem({
          code: 'usage',
          field: `--${part}`,
          message,
          expected,
          got: wanted,
          hint: didYouMean(wanted, known),
        }),
      ];
    });
  }

  /** What counts because it was asked for, and where it does not. */
  notes(): string[] {
    return PARTS.flatMap((part) => {
      const [wanted, without] = [this.wanted[part], [...this.without[part]].toSorted()];
      if (wanted === null) return [];
      const more = without.length > SHOWN ? ` and ${without.length - SHOWN} more` : '';
      const rest =
        without.length === 0
          ? ''
          : `; where it is not there the main one counts: ${without.slice(0, SHOWN).join(', ')}${more}`;
      return [`The ${part} ${wanted} counts, as asked for by --${part}${rest}.`];
    });
  }
}

const PARTS: readonly Part[] = ['metric', 'filter'];
const SHOWN = 30;
