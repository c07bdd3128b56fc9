/**
 * P(X = k) for k = 0 … trials, by ratios from the likeliest outwards.
 *
 * @param trials a whole number, 0 or more
 * @param share chance of a success, between 0 and 1 and neither
 * @example Array.from(binomialWeights(2, 0.5)) // => [0.25, 0.5, 0.25]
 */
export function binomialWeights(trials: number, share: number): Float64Array {
  const weights = new Float64Array(trials + 1);
  const mode = Math.min(trials, Math.floor((trials + 1) * share));
  const odds = share / (1 - share);
  weights[mode] = 1;
  for (let k = mode; k < trials; k += 1) weights[k + 1] = ((weights[k] ?? 0) * odds * (trials - k)) / (k + 1);
  for (let k = mode; k > 0; k -= 1) weights[k - 1] = ((weights[k] ?? 0) * k) / (odds * (trials - k + 1));
  let total = 0;
  for (const weight of weights) total += weight;
  for (let k = 0; k <= trials; k += 1) weights[k] = (weights[k] ?? 0) / total;
  return weights;
}
