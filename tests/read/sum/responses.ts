import { randomFrom } from '../formats/mutate.ts';

/** One response, as a harness might write it. */
export type Response = Readonly<Record<string, unknown>>;

const pick = <Item>(list: readonly Item[], random: () => number): Item =>
  list[Math.floor(random() * list.length)] as Item;

/** Responses that are awkward in every way that is still right: spelled in several ways, partly not recorded. */
export function awkwardResponses(count: number, seed: number): Response[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const tokens = Math.floor(random() * 4000);
    const all = {
      eval_id: pick(['phi-4', 'Qwen 3 „groß“', 7, 'a,"b"', '模型'], random),
      task: pick(['arith', 'shapes', '🧮'], random),
      tier: pick(['easy', 'hard'], random),
      params: pick([{ length: 8, depth: 2 }, { depth: 2, length: 8 }, { length: 16 }, null, 'words'], random),
      item: `item-${index}`,
      correct: pick([0, 1, true, false, '1', 'True', 'false'], random),
      invalid: pick([0, 0, false, null], random),
      truncated: pick([0, 0, 0, null], random),
      finish_reason: pick(['stop', 'length', null], random),
      guess: pick([0, 0.25, 0.2, '0.25', null], random),
      prompt_tokens: pick([100, 250, null], random),
      completion_tokens: pick([tokens, tokens, null], random),
      cost: pick([tokens * 1.5e-6, 0.1, 0.7, null], random),
      answer: pick(['plain', 'with "quotes" and \\ and \n', 'ünïcode \u2028', '{"a": [1, 2}'], random),
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  });
}

export function asNdjson(responses: readonly Response[]): string {
  return responses.map((response) => `${JSON.stringify(response)}\n`).join('');
}

export function asCsv(responses: readonly Response[], delimiter = ','): string {
  const header = [...new Set(responses.flatMap((response) => Object.keys(response)))];
  const cell = (value: unknown): string => {
    if (value === undefined) return '';
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return /["\n\r,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = responses.map((response) => header.map((name) => cell(response[name])).join(delimiter));
  return [header.join(delimiter), ...lines, ''].join('\n');
}
