/**
 * Mutants that no test kills, and why each may stay. `npm run mutate` fails on a survivor that is not listed here and on a
 * listed one that does not survive, so this list is complete and current.
 *
 * @typedef {[code: string, becomes: string]} Change as the report prints them, white space run together
 * @typedef {{ file: string, why: string, changes: Change[] }} Survivors
 * @type {readonly Survivors[]}
 */
export const SURVIVORS = [
  {
    file: 'src/render/drawable-text.ts',
    why: 'A cache: without it every text reads the fonts again, which takes longer and gives the same.',
    changes: [['known.set(font.data, characters);', ';']],
  },
];
