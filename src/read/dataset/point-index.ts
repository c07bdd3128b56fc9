import type { Point } from './dataset.ts';

type Identity = Pick<Point, 'evaluation' | 'task' | 'tiers' | 'params'>;

/** Numbers points by what makes them the same point: evaluation, task, tiers and parameter setting. */
export class PointIndex {
  size = 0;
  private readonly sets = new Map<string, Map<string, number>[][]>();

  /** The number of this point: that of an equal one seen before, else a new one. */
  numberOf({ evaluation, task, tiers, params }: Identity): number {
    const key = tiers.length === 1 ? String(tiers[0]) : tiers.join('|');
    let set = this.sets.get(key);
    if (!set) this.sets.set(key, (set = []));
    const settings = ((set[evaluation] ??= [])[task] ??= new Map<string, number>());
    const known = settings.get(params);
    if (known === undefined) settings.set(params, this.size);
    return known ?? this.size++;
  }
}
