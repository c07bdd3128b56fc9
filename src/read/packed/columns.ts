/**
 * Objects as columns: of each name, the values that occur and which of them each object has. Objects that have the same
 * names and few different values take a fraction of what they take as JSON.
 */
export interface PackedList {
  readonly length: number;
  readonly columns: readonly PackedColumn[];
}

interface PackedColumn {
  readonly name: string;
  /** Every value once, in the order of appearance. */
  readonly values: readonly unknown[];
  /** Per object, the place of its value; −1 where it has none. Absent where the values are those of the objects, one by one. */
  readonly places?: readonly number[];
}

/** Packs objects whose values are plain JSON; members that are undefined are as if they were not there. */
export function packList(list: readonly object[]): PackedList {
  const rows = list.map((one) => new Map<string, unknown>(Object.entries(one)));
  const names = new Set(rows.flatMap((row) => [...row.keys()]));
  return {
    length: list.length,
    columns: [...names].map((name) =>
      packColumn(
        name,
        rows.map((row) => row.get(name)),
      ),
    ),
  };
}

function packColumn(name: string, all: readonly unknown[]): PackedColumn {
  const known = new Map<string, number>();
  const values: unknown[] = [];
  const places = all.map((value) => {
    if (value === undefined) return -1;
    const text = JSON.stringify(value);
    const place = known.get(text) ?? values.push(value) - 1;
    known.set(text, place);
    return place;
  });
  const isApart = values.length * 2 > all.length && !places.includes(-1);
  return isApart ? { name, values: all } : { name, values, places };
}

/** The inverse of `packList`. */
export function unpackList({ length, columns }: PackedList): Record<string, unknown>[] {
  return Array.from({ length }, (_, row) => {
    const members = columns.flatMap(({ name, values, places }): [string, unknown][] => {
      const place = places === undefined ? row : (places[row] ?? -1);
      return place < 0 ? [] : [[name, values[place]]];
    });
    return Object.fromEntries(members);
  });
}
