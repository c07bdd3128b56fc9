import type { SampleTable } from './dataset.ts';
import { PointIndex } from './point-index.ts';
import type { Sample } from './sample-rows.ts';

/** Gathers single outcomes by item; what makes comparisons of two evaluations paired. */
export class SampleTableBuilder {
  /** Responses that name no item and so cannot be compared one by one. */
  withoutItem = 0;
  private readonly items = new Map<string, number>();
  private readonly trials = new PointIndex();
  private readonly evaluation: number[] = [];
  private readonly task: number[] = [];
  private readonly tier: number[] = [];
  private readonly item: number[] = [];
  private readonly solved: number[] = [];

  /** Responses to an item that the evaluation has answered before; each is kept as a trial of its own. */
  get repeats(): number {
    return this.item.length - this.trials.size;
  }

  add({ item: named, params, evaluation, task, tiers, credit }: Sample): void {
    if (named === null) {
      this.withoutItem++;
      return;
    }
    // Another setting of a task asks another question, even where its items bear the same names.
    const item = params === '' ? named : `${params} ${named}`;
    let number = this.items.get(item);
    if (number === undefined) this.items.set(item, (number = this.items.size));
    for (const tier of tiers) {
      this.trials.numberOf({ evaluation, task, tiers: [tier], params: item });
      this.evaluation.push(evaluation);
      this.task.push(task);
      this.tier.push(tier);
      this.item.push(number);
      this.solved.push(credit);
    }
  }

  /**
   * The table with every number put in its final place; null when no response names an item.
   *
   * @param partial tasks that give partial credit: their responses are no outcomes to compare one by one
   */
  build(
    place: Readonly<Record<'evaluation' | 'task' | 'tier', Uint32Array>>,
    partial: ReadonlySet<number>,
  ): SampleTable | null {
    const rows = [...this.task.keys()].filter((row) => !partial.has(this.task[row] ?? 0));
    if (rows.length === 0) return null;
    const put = (numbers: readonly number[], to: Uint32Array) => (row: number) => to[numbers[row] ?? 0] ?? 0;
    return {
      items: [...this.items.keys()],
      evaluation: Uint32Array.from(rows, put(this.evaluation, place.evaluation)),
      task: Uint16Array.from(rows, put(this.task, place.task)),
      tier: Uint16Array.from(rows, put(this.tier, place.tier)),
      item: Uint32Array.from(rows, (row) => this.item[row] ?? 0),
      solved: Uint8Array.from(rows, (row) => this.solved[row] ?? 0),
    };
  }
}
