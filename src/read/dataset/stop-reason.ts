/** Token limits, as OpenAI, Anthropic, Gemini, Bedrock, Cohere, Mistral, vLLM, TGI, Ollama and llama.cpp name them. */
const AT_LIMIT = new Set([
  'length',
  'limit',
  'max_length',
  'max_tokens',
  'max_new_tokens',
  'max_output_tokens',
  'max_completion_tokens',
  'max_tokens_reached',
  'token_limit',
  'context_length',
  'context_length_exceeded',
  'model_context_window_exceeded',
  'model_length',
]);

/** Other ways to end that say that no token limit cut the response off. */
const ENDED = new Set([
  'stop',
  'eos',
  'eos_token',
  'end_turn',
  'end_of_text',
  'endoftext',
  'finish',
  'complete',
  'completed',
  'word',
  'stop_sequence',
  'stop_criteria_met',
  'tool_use',
  'tool_call',
  'tool_calls',
  'function_call',
  'refusal',
  'content_filter',
  'content_filtered',
  'guardrail_intervened',
  'safety',
  'recitation',
  'blocklist',
  'prohibited_content',
  'spii',
]);

/**
 * Whether a response ended at a token limit, by the reason that the model's server gave; undefined when it gave none, and for
 * a reason that is in neither list: what it means is not known, so it is not recorded.
 *
 * @example endedAtLimit('FinishReason.MAX_TOKENS') // → true
 * @example endedAtLimit('content-filter') // → false
 * @example endedAtLimit('other') // → undefined
 */
export function endedAtLimit(reason: unknown): boolean | undefined {
  if (typeof reason !== 'string') return undefined;
  const word = plainReason(reason);
  return AT_LIMIT.has(word) ? true : ENDED.has(word) ? false : undefined;
}

/** Whether a log gave a reason that is in neither list. */
export function isUnknownReason(reason: unknown): boolean {
  return (
    typeof reason === 'string' && !NOTHING.has(plainReason(reason)) && endedAtLimit(reason) === undefined
  );
}

const NOTHING = new Set(['', 'none', 'null', 'unknown', 'unspecified', 'n/a']);

/** `FinishReason.MAX_TOKENS`, `FINISH_REASON_MAX_TOKENS` and `max-tokens` are one reason; so is `maxTokens`. */
function plainReason(reason: string): string {
  const snake =
    /[a-z][A-Z]/.test(reason) && !reason.includes('.') ? reason.replace(/([a-z])([A-Z])/g, '$1_$2') : reason;
  return snake
    .trim()
    .toLowerCase()
    .replace(/^(?:finish|stop)_?reason[._]/, '')
    .replace(/[\s-]+/g, '_');
}
