import { describe, expect, it } from 'vitest';
import { problemsOf } from './folder-of.ts';
import { loadText } from './load-text.ts';

describe('tiers, tasks and evaluations', () => {
  const idsOf = async (column: string, values: readonly string[]) => {
    const row = (value: string) =>
      ['eval_id', 'task', 'tier'].map((name) => (name === column ? value : 'one'));
    const rows = values.map((value) => `${row(value).join(',')},1,1\n`);
    return loadText(`eval_id,task,tier,correct,total\n${rows.join('')}`);
  };

  it('come in natural order when they are not declared', async () => {
    expect((await idsOf('tier', ['128', '8', '16'])).tiers.map(({ id }) => id)).toEqual(['8', '16', '128']);
    expect((await idsOf('task', ['t10', 't9', 'T1'])).tasks.map(({ id }) => id)).toEqual(['T1', 't9', 't10']);
    expect((await idsOf('eval_id', ['b', 'a10', 'a2'])).evaluations.map(({ id }) => id)).toEqual([
      'a2',
      'a10',
      'b',
    ]);
  });

  it('come from easy to hard when they are words of difficulty', async () => {
    expect((await idsOf('tier', ['hard', 'medium', 'easy'])).tiers.map(({ id }) => id)).toEqual([
      'easy',
      'medium',
      'hard',
    ]);
  });

  it('are called easy, medium, hard when they are the degrees 0, 1, 2', async () => {
    expect((await idsOf('tier', ['2', '0'])).tiers).toEqual([
      { id: '0', label: 'easy' },
      { id: '2', label: 'hard' },
    ]);
    expect((await idsOf('tier', ['0', '3'])).tiers.map(({ label }) => label)).toEqual(['0', '3']);
  });

  it('keep the order of the dataset file when they are declared', async () => {
    const config = {
      tiers: [{ id: 'b' }, { id: 'a', label: 'Easy' }],
      tasks: [{ id: 'z', group: 'g' }, { id: 'y' }],
    };
    const dataset = await loadText('eval_id,task,tier,correct,total\n0,y,a,1,1\n0,z,b,1,1\n', config);
    expect(dataset.tiers).toEqual([
      { id: 'b', label: 'b' },
      { id: 'a', label: 'Easy' },
    ]);
    expect(dataset.points.map(({ task, tiers }) => [task, ...tiers])).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  it('may be several tiers for one point, in a table and in JSON', async () => {
    const table = await loadText(
      'eval_id,task,tier,correct,total\na,sum,easy|hard,1,1\na,sum,hard | easy | medium,2,2\n',
    );
    expect(table.points.map(({ tiers }) => tiers)).toEqual([
      [0, 2],
      [0, 1, 2],
    ]);
    const points = [{ eval_id: 1, task: 'sum', tier: ['easy', 'hard'], correct: 1, total: 1 }];
    expect((await loadText('', { points })).points[0]?.tiers).toEqual([0, 1]);
  });

  it('take degrees for declared easy, medium and hard', async () => {
    const tiers = ['easy', 'medium', 'hard'].map((label) => ({ label, filters: { degrees: ['0'] } }));
    const dataset = await loadText('eval_id,task,tier,correct,total\na,sum,2,1,1\na,sum,easy,1,1\n', {
      tiers,
    });
    expect(dataset.points.map((point) => point.tiers)).toEqual([[2], [0]]);
    expect(dataset.provenance.assumptions).toContain('"filters" of the tiers is not used.');
  });
});

describe('evaluations of the dataset file', () => {
  it.each(['2025-02-31', '2025-02-29', '2025-04-31', '2025-13', '2025-1-1', '2025-13-40', 'in May 2024'])(
    'are refused with the date %s, which is none',
    async (date) => {
      const table = 'eval_id,task,correct,total\na,sum,1,1\n';
      const evals = [{ eval_id: 'a', date }];
      expect(await problemsOf(loadText(table, { evals }))).toMatchObject([{ field: 'evals[0].date' }]);
      const leap = await loadText(table, { evals: [{ eval_id: 'a', date: '2024-02-29' }] });
      expect(leap.evaluations[0]?.facts).toEqual({ date: '2024-02-29' });
    },
  );

  it('carry everything that is written about them', async () => {
    const evals = [
      {
        eval_id: 7,
        label: 'Phi-4  Reasoning\n(FP16)',
        filters: {
          model: 'phi-4-fp16',
          template: 'zerocot-nosys',
          sampler: 'greedy-4k',
          seed: 3,
          note: null,
        },
        params: 14.7,
        price: { in: 0.1, out: 0.5 },
        groups: ['family:phi', 'production'],
        tags: ['leaderboard'],
        hf_id: 'microsoft/phi-4',
        hf_quant_id: null,
        url: 'https://example.org/phi',
        ruler: { prompt: 'a1b2' },
        evaluate: { glob: 'results/*.ndjson' },
      },
    ];
    const ruler = { scorer: '1.4', prompt: 'other' };
    const dataset = await loadText('eval_id,task,correct,total\n7,sum,1,1\n', { ruler, evals });
    expect(dataset.evaluations).toEqual([
      {
        id: '7',
        writtenId: 7,
        slug: 'phi-4-reasoning-fp16',
        label: 'Phi-4 Reasoning (FP16)',
        identity: { model: 'phi-4-fp16', template: 'zerocot-nosys', sampler: 'greedy-4k', seed: '3' },
        ruler: { scorer: '1.4', prompt: 'a1b2' },
        groups: ['family:phi', 'production'],
        facts: { params: 14.7, price_in: 0.1, price_out: 0.5 },
        tags: ['leaderboard'],
        hfId: 'microsoft/phi-4',
        hfQuantId: null,
        url: 'https://example.org/phi',
      },
    ]);
    expect(dataset.provenance.assumptions).toContain('"evaluate" of the evals is not used.');
  });

  it('are numbered from 0 when they name no id, and called by their model when they have no label', async () => {
    const evals = [{ label: 'A' }, { filters: { model: 'b' } }, {}];
    const dataset = await loadText('eval_id,task,correct,total\n0,sum,1,1\n1,sum,1,1\n2,sum,1,1\n', {
      evals,
    });
    expect(dataset.evaluations.map(({ writtenId, label }) => [writtenId, label])).toEqual([
      [0, 'A'],
      [1, 'b'],
      [2, '2'],
    ]);
  });

  it('stay on the board without rows, and that is said', async () => {
    const evals = ['A', 'B', 'C'].map((label) => ({ label }));
    const { evaluations, provenance } = await loadText('eval_id,task,correct,total\n1,sum,1,1\n', { evals });
    expect(evaluations).toHaveLength(3);
    expect(provenance.assumptions[0]).toBe('No rows for A, C.');
  });

  it('lose what cannot be seen from their texts, and that is said', async () => {
    const evals = [{ label: 'Phi\u202e-4\u0007 \ud800', groups: ['fam\u0000ily:phi'] }];
    const { evaluations, provenance } = await loadText('eval_id,task,correct,total\n0,sum,1,1\n', { evals });
    expect(evaluations[0]).toMatchObject({ label: 'Phi-4 \ufffd', groups: ['family:phi'] });
    expect(provenance.assumptions[0]).toBe(
      'dataset.json: 2 texts held control or bidi characters, which were removed.',
    );
  });
});

describe('columns', () => {
  it('are read by their names in the file, and others are left alone', async () => {
    const table = 'run,relation,level,good,all,remark,\nx,sum,8,3,4,hello,1\n';
    const columns = { eval_id: 'run', task: 'relation', tier: 'level', correct: 'good', total: 'all' };
    const { points, provenance } = await loadText(table, { points: 'rows.csv', columns });
    expect(points[0]).toMatchObject({ correct: 3, total: 4 });
    expect(provenance.assumptions.filter((said) => said.includes('column'))).toEqual([]);
  });

  it('may serve two fields', async () => {
    const config = { columns: { task: 'eval_id' } };
    expect((await loadText('eval_id,correct,total\na,1,1\n', config)).tasks).toMatchObject([{ id: 'a' }]);
  });

  it('of a model beside one of evaluations is not read, and is named', async () => {
    const { evaluations, provenance } = await loadText(
      'eval_id,model,task,correct,total\n1,m,x,1,2\n1,n,y,1,2\n',
    );
    expect(evaluations.map(({ id }) => id)).toEqual(['1']);
    expect(provenance.assumptions.join(' ')).toContain('column "model" is not read, because "eval_id" names');
  });

  it('without rows are named: of evaluations, tasks and tiers', async () => {
    const config = {
      evals: [{ eval_id: 'a' }, { eval_id: 'c' }],
      tasks: [{ id: 'sum' }, { id: 'sort' }],
      tiers: [{ id: 'easy' }, { id: 'hard' }],
    };
    const read = await loadText('eval_id,task,tier,correct,total\na,sum,easy,1,2\n', config);
    expect(read.provenance.assumptions).toEqual(
      expect.arrayContaining(['No rows for c.', 'No rows for sort.', 'No rows for hard.']),
    );
  });

  it('that look like one of ours and are not read are named', async () => {
    const { provenance } = await loadText('eval_id,task,correct,total,truncted\na,sum,1,1,0\n');
    expect(provenance.assumptions.at(-1)).toBe(
      'rows.csv: column "truncted" is not read; did you mean truncated?',
    );
  });
});

describe('what the dataset file says of the board', () => {
  it('is all kept, and absent things are null', async () => {
    const config = {
      $schema: 'dataset.v1.json',
      title: 'M12X',
      description: 'Two\nlines',
      version: 3,
      license: 'MIT',
      source: 'https://example.org',
      citation: '@misc{x}',
      synthetic: true,
      missing: 'two-way',
      comparable: true,
      theme: 'classic',
      expected_points: { all: { sum: 26 } },
    };
    const table = 'eval_id,task,correct,total\na,sum,1,1\na,product,1,1\n';
    expect(await loadText(table, config)).toMatchObject({
      title: 'M12X',
      description: 'Two\nlines',
      version: '3',
      license: 'MIT',
      source: 'https://example.org',
      citation: '@misc{x}',
      synthetic: true,
      missing: 'two-way',
      comparable: true,
      ramp: 'classic',
      expectedPoints: [[null, 26]],
    });
    const bare = await loadText(table);
    expect(bare).toMatchObject({
      description: null,
      version: null,
      synthetic: false,
      expectedPoints: null,
      samples: null,
      missing: 'fair',
      cluster: 'none',
      comparable: false,
      ramp: 'safe',
    });
  });
});

describe('a ReasonScape dataset config', () => {
  it('is read as it is, once its points are exported', async () => {
    const config = {
      db: 'data/m12x.db',
      evals: [
        {
          evaluate: { glob: 'results/*/phi-4+zerocot-nosys+greedy-4k/*' },
          filters: { model: 'phi-4-fp16', template: 'zerocot-nosys', sampler: 'greedy-4k' },
          label: 'Phi-4 (FP16)',
          groups: ['family:phi', 'arch:dense', 'size:medium'],
          hf_id: 'microsoft/phi-4',
          hf_quant_id: null,
        },
      ],
      tiers: [{ label: 'easy', filters: { degrees: ['0'] } }],
    };
    const { evaluations, tiers, provenance } = await loadText(
      'eval_id,task,tier,correct,total\n0,sum,0,1,1\n',
      config,
    );
    expect(evaluations).toMatchObject([{ id: '0', writtenId: 0, label: 'Phi-4 (FP16)' }]);
    expect(tiers).toEqual([{ id: 'easy', label: 'easy' }]);
    expect(provenance.assumptions.slice(-3)).toEqual([
      '"db" is not used.',
      '"evaluate" of the evals is not used.',
      '"filters" of the tiers is not used.',
    ]);
  });
});
