/**
 * A small repeatable source of numbers in [0, 1): the same seed gives the same ones; not for secrets.
 * The step is a Weyl sequence and the mixing the finaliser of MurmurHash3, both in 32-bit arithmetic.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x1_0000_0000;
  };
}
