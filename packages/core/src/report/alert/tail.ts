/** Lanczos' approximation (g = 7, nine terms), good to about 15 digits for positive arguments. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const base = z + 7.5;
  const sum = lanczos.reduce((total, term, i) => (i === 0 ? term : total + term / (z + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(base) - base + Math.log(sum);
}

/**
 * A count that is expected: its mean, and by how much its variance exceeds that of pure chance (variance = mean + excess × mean²).
 * An excess of 0 is a Poisson count, above it a negative binomial one with size 1 / excess.
 */
export interface ExpectedCount {
  mean: number;
  excess: number;
}

/** Below this excess the negative binomial cannot be told from Poisson, and its terms lose digits. */
const leastExcess = 1e-9;

function logProbability(count: number, { mean, excess }: ExpectedCount): number {
  if (excess < leastExcess) return count * Math.log(mean) - mean - logGamma(count + 1);
  const size = 1 / excess;
  const success = size / (size + mean);
  const ways = logGamma(count + size) - logGamma(size) - logGamma(count + 1);
  return ways + size * Math.log(success) + count * Math.log1p(-success);
}

/** How much larger the next probability is. */
function ratioToNext(count: number, { mean, excess }: ExpectedCount): number {
  if (excess < leastExcess) return mean / (count + 1);
  const size = 1 / excess;
  return ((count + size) / (count + 1)) * (mean / (size + mean));
}

/**
 * Probability that chance alone brings `count` or more: P(X ≥ count). Summed from its own end, so that small ones keep their digits.
 */
export function tailProbability(count: number, expected: ExpectedCount): number {
  if (count <= 0) return 1;
  if (expected.mean <= 0) return 0;
  if (count <= expected.mean) return 1 - sumBelow(count, expected);
  let term = Math.exp(logProbability(count, expected));
  let sum = 0;
  for (let at = count; term > sum * 1e-17; at += 1) {
    sum += term;
    term *= ratioToNext(at, expected);
  }
  return Math.min(1, sum);
}

function sumBelow(count: number, expected: ExpectedCount): number {
  let term = Math.exp(logProbability(count - 1, expected));
  let sum = 0;
  for (let at = count - 1; at >= 0 && term > sum * 1e-17; at -= 1) {
    sum += term;
    if (at > 0) term /= ratioToNext(at - 1, expected);
  }
  return Math.min(1, sum);
}

/** The least count of at least `least` that chance alone reaches with no more than this probability. */
export function thresholdOf(expected: ExpectedCount, probability: number, least: number): number {
  let low = Math.max(least, 1);
  if (tailProbability(low, expected) <= probability) return low;
  let high = Math.max(low, Math.ceil(expected.mean)) + 1;
  while (tailProbability(high, expected) > probability) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (tailProbability(middle, expected) <= probability) high = middle;
    else low = middle;
  }
  return high;
}
