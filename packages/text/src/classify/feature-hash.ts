/** 32-bit FNV-1a over UTF-16 units, with a final mix so that the low bits are good enough to pick a bucket. */
export function hashText(text: string, seed: number): number {
  let hash = (2166136261 ^ seed) | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return mix(hash);
}

/** Joins two hashes into one; the order matters. */
export function joinHashes(left: number, right: number): number {
  return mix(Math.imul(left, 0x9e3779b1) ^ (right + 0x7f4a7c15));
}

export function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Salt that keeps one kind of feature apart from the others. */
export function saltOf(name: string): number {
  return hashText(name, 77);
}
