import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countersOf, importAt, noRealLogs, REAL, realOrReason, rowsOf } from './read-fixture.ts';

const HELM = 'helm_mmlu-subject_philosophy_method_multiple_choice_joint_model_openai_gpt2';
const STAMP = '2026-01-21T03-44-18.458309';
const DEMO =
  'skill_reference_conversion_data_demo-source_demo-org_demo-model_f3a1c0de-4b2e-4c1a-9f6d-1b7e5a2c8d40';

/** Counts here were taken from the logs by hand: what their own results say, sample by sample. */
describe.skipIf(noRealLogs)(`logs of other tools (${realOrReason})`, () => {
  it('of Inspect make one board, each row accounted for', async () => {
    const dataset = await importAt(join(REAL, 'inspect-logs'));
    expect(rowsOf(dataset)).toEqual({
      '2025-05-12T20-28-13-04-00_no-samples.json': [3, 3, 0, 0],
      '2025-05-12T20-28-13-04-00_popularity.json': [3, 3, 0, 0],
      '2025-05-12T20-28-26-04-00_security-guide.json': [3, 3, 0, 0],
      'log_formats.json': [1, 1, 0, 0],
      'mmlu-summary-choices.eval': [1, 1, 0, 0],
    });
    expect(countersOf(dataset)).toMatchObject([
      {
        evaluation: 'openai/gpt-4o-mini',
        task: 'testtaskname',
        correct: 2,
        total: 3,
        truncated: null,
        tokens: null,
      },
      { evaluation: 'openai/gpt-4o-mini', task: 'popularity', correct: 2, total: 3, truncated: 0, tokens: 6 },
      {
        evaluation: 'openai/gpt-4o-mini',
        task: 'security_guide',
        correct: 3,
        total: 3,
        truncated: 0,
        tokens: 49,
      },
      { evaluation: 'ollama/llama3.1', task: 'popularity', correct: 0, total: 1, truncated: 0, tokens: 2 },
      {
        evaluation: 'openai/gpt-4o',
        task: 'inspect_evals/mmlu_0_shot cot=false language=EN_US',
        correct: 0,
        total: 1,
        guess: 0.25,
        tokens: 3,
      },
    ]);
  });

  it('of five formats in one folder make one board, each row accounted for', async () => {
    const dataset = await importAt(join(REAL, 'every-eval-ever/fixtures'));
    expect(rowsOf(dataset)).toEqual({
      '98ea850e-7019-4728-a558-8b1819ec47c2.json': [6, 0, 6, 0],
      [`${HELM}_per_instance_stats.json`]: [10, 9, 1, 0],
      [`${HELM}_stats.json`]: [1, 0, 1, 0],
      'inspect_data_arc_qwen.json': [3, 3, 0, 0],
      'inspect_data_pubmedqa_gpt4o_mini.json': [2, 2, 0, 0],
      [`lm_eval_results_${STAMP}.json`]: [2, 2, 0, 0],
      [`lm_eval_samples_math_perturbed_full_${STAMP}.jsonl`]: [10, 0, 10, 0],
      [`${DEMO}.json`]: [1, 0, 1, 0],
      [`${DEMO}_samples.jsonl`]: [1, 1, 0, 0],
    });
    expect(dataset.provenance.withoutCounts).toHaveLength(6);
    expect(countersOf(dataset)).toContainEqual({
      evaluation: 'RylanSchaeffer/mem_Qwen3-93M_minerva_math_rep_0_sbst_1.0000_epch_1_ot_1',
      task: 'math_rephrased_full',
      correct: 2,
      total: 5000,
      truncated: null,
      guess: 0,
      tokens: null,
    });
  });

  it('that say the same twice agree: HELM instances and HELM totals', async () => {
    const folder = join(REAL, 'every-eval-ever/fixtures');
    const [instances] = countersOf(await importAt(join(folder, `${HELM}_per_instance_stats.json`)));
    const [totals] = countersOf(await importAt(join(folder, `${HELM}_stats.json`)));
    expect(instances).toMatchObject({ correct: 1, total: 9, guess: 2.25, tokens: 9, truncated: null });
    expect(totals).toEqual(instances);
  });
});
