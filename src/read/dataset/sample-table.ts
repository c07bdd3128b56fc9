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

  add({ item: named, params, evaluation, task, tiers, solved }: Sample): void {
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
      this.solved.push(Number(solved));
    }
  }

  /** The table with every number put in its final place; null when no response names an item. */
  build(place: Readonly<Record<'evaluation' | 'task' | 'tier', Uint32Array>>): SampleTable | null {
    if (this.items.size === 0) return null;
    return {
      items: [...this.items.keys()],
      evaluation: Uint32Array.from(this.evaluation, (number) => place.evaluation[number] ?? 0),
      task: Uint16Array.from(this.task, (number) => place.task[number] ?? 0),
      tier: Uint16Array.from(this.tier, (number) => place.tier[number] ?? 0),
      item: Uint32Array.from(this.item),
      solved: Uint8Array.from(this.solved),
    };
  }
}
