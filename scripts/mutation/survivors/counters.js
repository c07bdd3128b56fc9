/** Survivors of the area `counters`. */
export const COUNTERS = [
  {
    file: 'src/read/dataset/cell-values.ts',
    why: 'The types ask for a number: what is none compares with nothing, and 0 is a count, so that it is never too large.',
    changes: [
      ["typeof number === 'number'", 'true'],
      ["typeof share === 'number'", 'true'],
      ['number > 0', 'number >= 0'],
    ],
  },
  {
    file: 'src/read/dataset/cell-values.ts',
    why: 'Short ways: only what is empty or blank is 0 as a number, and only what begins with such a prefix is a number.',
    changes: [
      ['number === 0', 'true'],
      ['/^\\s*0[xob]/i', '/\\s*0[xob]/i'],
    ],
  },
  {
    file: 'src/read/dataset/cell-values.ts',
    why: 'A cache: without it every setting is read again, with the same result. What follows a fault is read by nobody.',
    changes: [
      ['known !== undefined', 'false'],
      ['context.params.size < REMEMBERED', 'true'],
      ['context.params.size < REMEMBERED', 'false'],
      ['context.params.size < REMEMBERED', 'context.params.size <= REMEMBERED'],
      ['context.params.size < REMEMBERED', 'context.params.size >= REMEMBERED'],
      ['context.params.set(value, canonical);', ';'],
      ["''", '"Stryker was here!"'],
    ],
  },
  {
    file: 'src/read/dataset/cell-values.ts',
    why: 'Two keys of one object are never the same.',
    changes: [['a < b', 'a <= b']],
  },
  {
    file: 'src/read/dataset/point-index.ts',
    why: 'A short way: a list of one joined is its text.',
    changes: [['tiers.length === 1', 'false']],
  },
  {
    file: 'src/read/dataset/point-rows.ts',
    why: 'The types ask: counters that are none have a fault, and a part that is none is compared as 0, which is never too much.',
    changes: [
      ['counters === null', 'false'],
      ['part !== null', 'true'],
      ['invalid !== null', 'true'],
    ],
  },
  {
    file: 'src/read/dataset/pool-samples.ts',
    why: 'Only whether it is 0 is asked, and it moves in one direction.',
    changes: [['pool.cutUnknown += responses', 'pool.cutUnknown -= responses']],
  },
  {
    file: 'src/read/dataset/pool-samples.ts',
    why: 'Whole credit is exact in either sum; it is apart because whole numbers are faster.',
    changes: [['isPartial(credit)', 'true']],
  },
  {
    file: 'src/read/dataset/pool-samples.ts',
    why: 'A chance that is not known adds 0 to every sum, wherever it stands; the others have to stand in one order.',
    changes: [['-1', '+1']],
  },
  {
    file: 'src/read/dataset/sample-rows.ts',
    why: 'The types ask: an outcome that is none has a fault, and a chance that is none compares with nothing.',
    changes: [
      ['outcome === null', 'false'],
      ["typeof guess === 'number'", 'true'],
    ],
  },
  {
    file: 'src/read/settle/duplicates.ts',
    why: 'The types ask: every row is among the runs of its own key.',
    changes: [
      ['[]', '["Stryker was here"]'],
      ['chosen === undefined', 'false'],
    ],
  },
  {
    file: 'src/read/sum/group-key.ts',
    why: 'The types ask: what is none is no number.',
    changes: [['text !== null', 'true']],
  },
  {
    file: 'src/read/sum/group-key.ts',
    why: 'A cache: without it every setting is read again, with the same result.',
    changes: [
      ['known !== undefined', 'false'],
      ['canonical.size < REMEMBERED', 'true'],
      ['canonical.size < REMEMBERED', 'false'],
      ['canonical.size < REMEMBERED', 'canonical.size <= REMEMBERED'],
      ['canonical.size < REMEMBERED', 'canonical.size >= REMEMBERED'],
      ['canonical.set(text, written);', ';'],
    ],
  },
  {
    file: 'src/read/sum/tally.ts',
    why: 'A cache of spellings: what is spelled in more ways is looked up again, with the same result.',
    changes: [
      ['values.slice(0, sharedFields.length)', 'values'],
      ['!group', 'true'],
      ['this.spelled.clear();', ';'],
      ['this.spelled.size >= MOST_ROWS', 'true'],
      ['this.spelled.size >= MOST_ROWS', 'false'],
      ['this.spelled.size >= MOST_ROWS', 'this.spelled.size > MOST_ROWS'],
      ['this.spelled.size >= MOST_ROWS', 'this.spelled.size < MOST_ROWS'],
      ["typeof value === 'string'", 'false'],
      ["'string'", '""'],
      ['value === undefined || value === null', 'false'],
      ['value === undefined || value === null', 'value === undefined && value === null'],
      ['value === undefined', 'false'],
      ['value === null', 'false'],
      ["''", '"Stryker was here!"'],
    ],
  },
  {
    file: 'src/read/sum/tally.ts',
    why: 'Keys of a map are never the same.',
    changes: [['a < b', 'a <= b']],
  },
  {
    file: 'src/read/sum/tally.ts',
    why: 'A short way: what a number may hold is exact, and so is what is carried over.',
    changes: [
      ['group.picos + picos <= Number.MAX_SAFE_INTEGER', 'false'],
      ['group.picos + picos <= Number.MAX_SAFE_INTEGER', 'group.picos + picos < Number.MAX_SAFE_INTEGER'],
      ['group.picos + picos <= Number.MAX_SAFE_INTEGER', 'group.picos + picos > Number.MAX_SAFE_INTEGER'],
    ],
  },
  {
    file: 'src/read/sum/tally.ts',
    why: 'A reader binds the columns before it gives a row. Sums of Parquet files have tests with the engines, which start programs.',
    changes: [
      ['[]', '["Stryker was here"]'],
      [
        '{ const tally = new Tally(table.file, table.limits); const sink = new TallySink(table, tally); await readParquetRows(parquet, sink); return tally.table(sink.doubts); }',
        '{}',
      ],
    ],
  },
];
