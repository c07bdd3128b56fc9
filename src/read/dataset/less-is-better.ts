/** Names of which less is better wherever they stand in a longer name. */
const ANYWHERE =
  /(?:^|[^a-z])(?:toxicity|perplexity|ppl|loss|wer|cer|ter|mse|rmse|mae|brier(?:[ _-]score)?|edit[ _-]distance|error[ _-]rate|hallucination[ _-]rate|attack[ _-]success[ _-]rate)(?:$|[^a-z])/i;

/** Names that say it as the last word only: "bias" is a score, "bias in bios" is a test. */
const LAST =
  /(?:^|[^a-z])(?:nll|bpb|err|errors?|fid|hallucinations?|violations?|ece|unsafe|asr|(?:attack|jailbreak)[ _-]success|jailbreaks?|fpr|fnr|bias|regret|distance|gap|fail(?:ed|ures?|s)?|refus(?:als?|ed)|invalid|time[ _-]?outs?|toxic[ _-]frac(?:tion)?|ece[ _-]\d+[ _-]bin)(?:[ _-](?:rate|pct|percent(?:age)?|share|ratio))?$/i;

/**
 * Whether a metric or a column is called something of which less is better. The name is no proof: nothing is turned round for
 * it, but somebody has to say so, or the contrary.
 *
 * @example saysLess('word_perplexity') // → true
 * @example saysLess('exact_match') // → false
 */
export function saysLess(name: string): boolean {
  return ANYWHERE.test(name) || LAST.test(name);
}
