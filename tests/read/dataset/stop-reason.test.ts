import { describe, expect, it } from 'vitest';
import { endedAtLimit, isUnknownReason } from '../../../src/read/dataset/stop-reason.ts';

/** As the documentation of each server lists them, November 2026. */
const AT_LIMIT = {
  openai: ['length', 'max_output_tokens'],
  anthropic: ['max_tokens', 'model_context_window_exceeded'],
  gemini: ['MAX_TOKENS', 'FinishReason.MAX_TOKENS', 'FINISH_REASON_MAX_TOKENS'],
  bedrock: ['max_tokens', 'LENGTH', 'model_context_window_exceeded'],
  cohere: ['MAX_TOKENS'],
  mistral: ['length', 'model_length'],
  ollama: ['length'],
  'llama.cpp': ['limit'],
  inspect: ['max_tokens', 'model_length'],
};

const ENDED = {
  openai: ['stop', 'tool_calls', 'content_filter', 'function_call', 'completed'],
  anthropic: ['end_turn', 'stop_sequence', 'tool_use', 'refusal'],
  gemini: ['STOP', 'SAFETY', 'RECITATION', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII'],
  bedrock: ['end_turn', 'guardrail_intervened', 'content_filtered', 'FINISH', 'STOP_CRITERIA_MET'],
  cohere: ['COMPLETE', 'STOP_SEQUENCE', 'TOOL_CALL'],
  tgi: ['eos_token'],
  'llama.cpp': ['eos', 'word'],
  'AI SDK': ['content-filter', 'tool-calls'],
};

/** They say that the response did not end as it should; not that a token limit cut it off. */
const UNKNOWN = [
  'other',
  'error',
  'abort',
  'FINISH_REASON_OTHER',
  'insufficient_system_resource',
  'whatever',
];

const each = (lists: Readonly<Record<string, readonly string[]>>): [string, string][] =>
  Object.entries(lists).flatMap(([server, reasons]) =>
    reasons.map((reason): [string, string] => [server, reason]),
  );

describe('the reason why a response ended', () => {
  it.each(each(AT_LIMIT))('of %s: %s is a token limit', (_, reason) => {
    expect([endedAtLimit(reason), isUnknownReason(reason)]).toEqual([true, false]);
  });

  it.each(each(ENDED))('of %s: %s is no token limit', (_, reason) => {
    expect([endedAtLimit(reason), isUnknownReason(reason)]).toEqual([false, false]);
  });

  it.each(UNKNOWN)('%s is not known, and never "not truncated"', (reason) => {
    expect([endedAtLimit(reason), isUnknownReason(reason)]).toEqual([undefined, true]);
  });

  it.each(['', ' ', 'none', 'None', 'unknown', 'FINISH_REASON_UNSPECIFIED', null, undefined, 2])(
    '%j is no reason at all',
    (reason) => {
      expect([endedAtLimit(reason), isUnknownReason(reason)]).toEqual([undefined, false]);
    },
  );
});
