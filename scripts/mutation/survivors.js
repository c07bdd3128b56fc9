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
    file: 'src/board/rank-cell.ts',
    why: 'The type of an index asks for a case without an entry; rows of a board have a part and an order.',
    changes: [
      ['order?.rank', 'order.rank'],
      [
        'ranking.parts[ranking.partOf[evaluation] ?? -1]?.evaluations',
        'ranking.parts[ranking.partOf[evaluation] ?? -1].evaluations',
      ],
      ['-1', '+1'],
      ['[]', '["Stryker was here"]'],
      ['!order', 'false'],
      ['ranking.orders[metric.id]?.rank', 'ranking.orders[metric.id].rank'],
    ],
  },
  {
    file: 'src/board/rank-cell.ts',
    why: 'Only an evaluation with a neighbour below it is flipped.',
    changes: [
      ["'the next'", '""'],
      ['below?.label', 'below.label'],
    ],
  },
  {
    file: 'src/board/rank-cell.ts',
    why: 'Both ends of a range are null together, and never for an evaluation that has a rank.',
    changes: [
      ['best === null', 'false'],
      ['worst === null', 'false'],
      ['best === null || worst === null', 'best === null && worst === null'],
    ],
  },
  {
    file: 'src/board/select.ts',
    why: 'Either case makes letters alike.',
    changes: [
      [
        "text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase()",
        "text.normalize('NFKD').replace(/\\p{M}/gu, '').toUpperCase()",
      ],
    ],
  },
  {
    file: 'src/board/select.ts',
    why: 'The two words differ before the first one ends: equal ones were found as a part of the text.',
    changes: [
      ['start < a.length', 'true'],
      ['start < a.length', 'start <= a.length'],
    ],
  },
  {
    file: 'src/render/drawable-text.ts',
    why: 'A cache: without it every text reads the fonts again, which takes longer and gives the same.',
    changes: [['known.set(font.data, characters);', ';']],
  },
];
