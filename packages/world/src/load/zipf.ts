/**
 * Draws ranks 0 … n-1, rank r with a probability proportional to 1 / (r + 1)^s (Zipf's law): few do much, many do little.
 * @param random 0 to 1, exclusive
 */
export function createZipf(n: number, s: number, random: () => number): () => number {
  const sums = new Float64Array(n);
  let sum = 0;
  for (let rank = 0; rank < n; rank += 1) {
    sum += 1 / (rank + 1) ** s;
    sums[rank] = sum;
  }
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, n - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
