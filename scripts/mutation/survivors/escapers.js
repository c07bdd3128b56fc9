/** Survivors of the area `escapers`. */
export const ESCAPERS = [
  {
    file: 'src/render/latex-text.ts',
    why: 'The types ask for a letter and an accent, which may be none; neither text is a letter or has a command.',
    changes: [["''", '"Stryker was here!"']],
  },
  {
    file: 'src/site/jsx-runtime.ts',
    why: 'A cache: without it every name is looked at again, with the same result.',
    changes: [
      ['known', 'false'],
      ['attributes.set(name, attribute);', ';'],
    ],
  },
  {
    file: 'src/site/jsx-runtime.ts',
    why: 'What is no text is not equal to the text of an option either.',
    changes: [["typeof value === 'string'", 'true']],
  },
  {
    file: 'src/site/jsx-runtime.ts',
    why: 'A short way for texts without special characters, in which there is nothing to replace.',
    changes: [['!SPECIAL.test(text)', 'false']],
  },
  {
    file: 'src/terminal-text.ts',
    why: 'Spares the work on what is cut off later.',
    changes: [['text.slice(0, longest + 1)', 'text']],
  },
  {
    file: 'src/render/drawable-text.ts',
    why: 'A cache: without it every text reads the fonts again, which takes longer and gives the same.',
    changes: [['known.set(font.data, characters);', ';']],
  },
];
