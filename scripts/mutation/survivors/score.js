/** Survivors of the area `score`. */
export const SCORE = [
  {
    file: 'src/score/cost.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [
      ['[]', '["Stryker was here"]'],
      ['scores.of(evaluation).tiers[tier]?.cells', 'scores.of(evaluation).tiers[tier].cells'],
      ['evaluations[evaluation]?.facts', 'evaluations[evaluation].facts'],
    ],
  },
  {
    file: 'src/score/cost.ts',
    why: 'Where no response recorded its tokens, their sum is not recorded either.',
    changes: [['count === 0', 'false']],
  },
  {
    file: 'src/score/leaders.ts',
    why: 'The types ask for a case that cannot be: who is ranked by a metric has an order, a part and a place in it.',
    changes: [
      ['[]', '["Stryker was here"]'],
      ['-1', '+1'],
    ],
  },
  {
    file: 'src/score/narrow.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: 'src/score/packed.ts',
    why: 'Scores always have warnings; the type is that of a dataset, which may have none.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: 'src/score/comparison.ts',
    why: 'Equals have the p-value 1, of which both halves are .5.',
    changes: [['difference.ratio >= 1', 'difference.ratio > 1']],
  },
  {
    file: 'src/score/cost.ts',
    why: 'A tier that is counted has a cell that is counted.',
    changes: [['known.length === 0', 'false']],
  },
  {
    file: 'src/score/cost.ts',
    why: 'Used twice, on cells and on tiers: both signs together change nothing.',
    changes: [['sum + variance', 'sum - variance']],
  },
  {
    file: 'src/score/cost.ts',
    why: 'Without tokens or cost the mean is null, and is left out because it is not above 0.',
    changes: [['mean === null', 'false']],
  },
  {
    file: 'src/score/order.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [
      ["''", '"Stryker was here!"'],
      ['scores.evaluations[evaluation]?.id', 'scores.evaluations[evaluation].id'],
      ['-1', '+1'],
    ],
  },
  {
    file: 'src/score/order.ts',
    why: 'What is not filled is read as null.',
    changes: [['new Array<number | null>(evaluations)', 'new Array()']],
  },
  {
    file: 'src/score/outcomes.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [
      ["''", '"Stryker was here!"'],
      ["'0'", '""'],
      ['positions[slot]?.get', 'positions[slot].get'],
      ['own', 'true'],
      ['seen[slotOf(row)]?.add', 'seen[slotOf(row)].add'],
    ],
  },
  {
    file: 'src/score/outcomes.ts',
    why: 'Items of one name are one item.',
    changes: [['name(a) < name(b)', 'name(a) <= name(b)']],
  },
  {
    file: 'src/score/packed.ts',
    why: 'Past its end an array of numbers has nothing to read, and what is written there is dropped.',
    changes: [['cell < cells', 'cell <= cells']],
  },
  {
    file: 'src/score/part-comparer.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [
      ['-1', '+1'],
      ['ranking.parts[0]?.evaluations', 'ranking.parts[0].evaluations'],
    ],
  },
  {
    file: 'src/score/parts.ts',
    why: 'A key that all share; its words are read only where there are several.',
    changes: [["''", '"Stryker was here!"']],
  },
  {
    file: 'src/score/parts.ts',
    why: 'A ruler has each key once.',
    changes: [['a < b', 'a <= b']],
  },
  {
    file: 'src/score/parts.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [
      ["''", '"Stryker was here!"'],
      ['evaluation?.ruler', 'evaluation.ruler'],
    ],
  },
  {
    file: 'src/score/placement.ts',
    why: 'A value of null and none are read alike.',
    changes: [['one !== null', 'true']],
  },
  {
    file: 'src/score/pool.ts',
    why: 'Past its end an array of numbers has nothing to read, and what is written there is dropped.',
    changes: [['evaluation < evaluations.length', 'evaluation <= evaluations.length']],
  },
  {
    file: 'src/score/pool.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [
      [
        'expectedPoints?.[Math.floor(slot / tasks.length)]?.[slot % tasks.length]',
        'expectedPoints?.[Math.floor(slot / tasks.length)][slot % tasks.length]',
      ],
    ],
  },
  {
    file: 'src/score/pool.ts',
    why: 'What is no point has no responses, and is left out like one without.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: 'src/score/ranking.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [
      ['-1', '+1'],
      ['false', 'true'],
      ['metric.marks?.includes', 'metric.marks.includes'],
    ],
  },
  {
    file: 'src/score/ranking.ts',
    why: 'What has no such value is passed over.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: 'src/score/ranking.ts',
    why: 'No metric that marks is better where it is lower.',
    changes: [
      ['[Math.min, Math.max]', '[]'],
      ["metric.better === 'higher'", 'true'],
    ],
  },
  {
    file: 'src/score/ranking.ts',
    why: 'An interval has a width.',
    changes: [['low > high', 'low >= high']],
  },
  {
    file: 'src/score/retention.ts',
    why: 'Without a tier, the first and the last one are both undefined, and equal.',
    changes: [
      ['!easy || !hard', 'false'],
      ['!easy || !hard', '!easy && !hard'],
    ],
  },
  {
    file: 'src/score/score-cell.ts',
    why: '0 divided by 0 is not a number, and is not recorded either.',
    changes: [
      ['responses > 0', 'true'],
      ['responses > 0', 'responses >= 0'],
    ],
  },
  {
    file: 'src/score/score-cell.ts',
    why: 'A cell without points has no responses: its state is missing.',
    changes: [['columns.points[cell] === 0', 'false']],
  },
  {
    file: 'src/score/worked-example.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [
      ['[]', '["Stryker was here"]'],
      ["''", '"Stryker was here!"'],
      ['scores.tasks[index]?.label', 'scores.tasks[index].label'],
      ['scores.evaluations[evaluation]?.label', 'scores.evaluations[evaluation].label'],
      ['scores.tiers[tier]?.label', 'scores.tiers[tier].label'],
      ['tier?.anyIncomplete', 'tier.anyIncomplete'],
    ],
  },
  {
    file: 'src/score/worked-example.ts',
    why: 'A tier without a score has no cell with one.',
    changes: [['!aggregate', 'false']],
  },
  {
    file: 'src/score/worked-example.ts',
    why: 'A cell that is scorable has both.',
    changes: [
      ['cell.compatible !== null', 'true'],
      ['cell.interval !== null', 'true'],
    ],
  },
  {
    file: 'src/score/aggregate.ts',
    why: 'Null is not above 0.',
    changes: [['spent !== null', 'true']],
  },
  {
    file: 'src/score/comparison.ts',
    why: 'Pairs are compared by metrics with intervals only, which have a value.',
    changes: [
      ['compared?.pairs', 'compared.pairs'],
      ['score === null', 'false'],
      ['metric.range?.(scores)', 'metric.range(scores)'],
    ],
  },
  {
    file: 'src/score/comparison.ts',
    why: 'With a shared cell there are a difference and both scores; without one there is none of them.',
    changes: [
      ['!compared || !difference || !scoreA || !scoreB', '(!compared || !difference || !scoreA) && !scoreB'],
      ['!compared || !difference || !scoreA', 'false'],
      ['!compared || !difference || !scoreA', '(!compared || !difference) && !scoreA'],
      ['!compared || !difference', 'false'],
      ['!compared || !difference', '!compared && !difference'],
      ['scores === null || score === null', 'scores === null && score === null'],
      ['scores === null', 'false'],
    ],
  },
  {
    file: 'src/score/item-pairs.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [
      ["''", '"Stryker was here!"'],
      ['rows[a]?.[cell]', 'rows[a][cell]'],
      ['rows[b]?.[cell]', 'rows[b][cell]'],
      ['outcomes.digits[evaluation]?.slice', 'outcomes.digits[evaluation].slice'],
    ],
  },
  {
    file: 'src/score/item-pairs.ts',
    why: 'Past its end a list has nothing to read, and bits that stand for no item are 0.',
    changes: [
      ['word < own.bits.length', 'word <= own.bits.length'],
      ['digits.length / 32', 'digits.length * 32'],
      ['item < digits.length', 'item <= digits.length'],
    ],
  },
  {
    file: 'src/score/order.ts',
    why: 'The other way gives the same leads, and is slower.',
    changes: [['compared', 'false']],
  },
  {
    file: 'src/score/order.ts',
    why: 'What was computed before is remembered, and is computed again without that.',
    changes: [
      ['before !== undefined', 'false'],
      ['known.set(key, value);', ';'],
    ],
  },
  {
    file: 'src/score/order.ts',
    why: 'Who has no value of its own on the cells of the others beats none of them, and stands last either way.',
    changes: [['own === null', 'false']],
  },
];
