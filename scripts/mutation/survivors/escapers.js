/** Survivors of the area `escapers`. */
export const ESCAPERS = [
  {
    file: 'src/render/drawable-text.ts',
    why: 'A cache: without it every text reads the fonts again, which takes longer and gives the same.',
    changes: [['known.set(font.data, characters);', ';']],
  },
];
