/** Of the normal distribution, for 95 %. */
const z = 1.959964;

/**
 * Bounds of (positive − negative) ÷ n, both of one sample, with 95 % (D. Bonett and R. Price, "Adjusted Wald confidence interval for a
 * difference of binomial proportions based on paired data", 2012): a closed form that holds its promise for few units too, where drawing
 * anew from the sample cannot, because a sample without negatives never draws one.
 * @param n above 0
 */
export function netInterval(positive: number, negative: number, n: number): { low: number; high: number } {
  const up = (positive + 1) / (n + 2);
  const down = (negative + 1) / (n + 2);
  const half = z * Math.sqrt((up + down - (up - down) ** 2) / (n + 2));
  return { low: Math.max(-1, up - down - half), high: Math.min(1, up - down + half) };
}
