/** Survivors of the area `order`. */
export const ORDER = [
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
      ['ranking.orders[metric.id]?.certainty', 'ranking.orders[metric.id].certainty'],
      ['scores.ranking.orders[metric.id]?.certainty', 'scores.ranking.orders[metric.id].certainty'],
      [
        'evaluations[order.sequence[place + 1] ?? -1]?.label',
        'evaluations[order.sequence[place + 1] ?? -1].label',
      ],
    ],
  },
  {
    file: 'src/board/rank-cell.ts',
    why: 'Only an evaluation with a neighbour below it is flipped.',
    changes: [["'the next'", '""']],
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
    file: 'src/board/rank-cell.ts',
    why: 'Equal scores are the same score.',
    changes: [
      ['own > rival', 'own >= rival'],
      ['own < rival', 'own <= rival'],
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
];
