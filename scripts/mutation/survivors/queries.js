/** Survivors of the area `queries`. */
export const QUERIES = [
  {
    file: 'src/board/compare-query.ts',
    why: 'Orders and choices hold indices of evaluations of the board, and every metric that compares has an order.',
    changes: [
      ["''", '"Stryker was here!"'],
      ['[]', '["Stryker was here"]'],
      ['evaluations[index]?.slug', 'evaluations[index].slug'],
      ['evaluation !== undefined', 'true'],
      ['ranking.orders[metric.id]?.sequence', 'ranking.orders[metric.id].sequence'],
    ],
  },
  {
    file: 'src/board/group-words.ts',
    why: 'The type of a match asks for parts that may be none; without a match the first part is none, and nothing else is read.',
    changes: [
      ["''", '"Stryker was here!"'],
      ['[]', '["Stryker was here"]'],
    ],
  },
  {
    file: 'src/board/group-words.ts',
    why: 'Kinds are only compared with each other: any three names do, and two of them may change places.',
    changes: [
      ["unit === ''", "unit !== ''"],
      ["'number'", '""'],
      ["'number with unit'", '""'],
      ["'date'", '""'],
    ],
  },
  {
    file: 'src/board/group-words.ts',
    why: 'What stands before or behind a date is noticed when the date is written out again.',
    changes: [
      ['/^(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?$/', '/(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?$/'],
      ['/^(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?$/', '/^(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?/'],
    ],
  },
];
