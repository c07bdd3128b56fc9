import { problem, UserError } from '../../errors.ts';

interface About {
  readonly name: string;
  readonly file: string;
  /** Most ids there may be. */
  readonly most: number;
  /** null: taken from the rows. */
  readonly declared: readonly string[] | null;
}

/**
 * Ids of evaluations, tasks or tiers, numbered. A declared list is closed: an id it does not have is unknown. An
 * inferred one grows with the rows and is put in order at the end.
 */
export class IdList {
  readonly declared: boolean;
  readonly ids: string[];
  private readonly about: About;
  private readonly numbers: Map<string, number>;

  constructor(about: About) {
    this.about = about;
    this.declared = about.declared !== null;
    this.ids = [...(about.declared ?? [])];
    this.numbers = new Map(this.ids.map((id, index) => [id, index]));
  }

  /** Its number, or −1 when it has none. */
  find(id: string): number {
    return this.numbers.get(id) ?? -1;
  }

  /** @throws UserError when there are too many: most likely the wrong column is read. */
  add(id: string): number {
    if (this.ids.length >= this.about.most) throw tooMany(this.about, this.ids);
    this.numbers.set(id, this.ids.length);
    return this.ids.push(id) - 1;
  }

  /** The final list and, for every number given out, its place in it. */
  ordered(order: (ids: readonly string[]) => readonly string[]): {
    ids: readonly string[];
    place: Uint32Array;
  } {
    const ids = this.declared ? this.ids : order(this.ids);
    const places = new Map(ids.map((id, index) => [id, index]));
    return { ids, place: Uint32Array.from(this.ids, (id) => places.get(id) ?? 0) };
  }
}

function tooMany({ name, file, most }: About, ids: readonly string[]): UserError {
  return new UserError(
    problem({
      code: `limit-${name}`,
      file,
      message: `too many ${name} in the rows`,
      expected: `at most ${most}`,
      got: `more: ${ids.slice(0, 5).join(', ')}, …`,
      hint: `does "columns" read them from the right column? Otherwise raise the limit: --limit ${name}=${most * 10}`,
    }),
  );
}
