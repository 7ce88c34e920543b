/** What imitators add to a name to look real. */
const affixes = [
  "official",
  "real",
  "the",
  "ofc",
  "team",
  "press",
  "info",
  "help",
  "support",
  "news",
  "channel",
  "tv",
  "ru",
  "rus",
  "com",
  "blog",
  "bot",
  "fan",
  "fake",
];

/** Signs that look like another: digits, Cyrillic doubles, pairs of letters. */
const doubles: readonly [RegExp, string][] = [
  [/rn/g, "m"],
  [/vv/g, "w"],
  [/[0оο]/g, "o"],
  [/[1il|і]/g, "l"],
  [/5/g, "s"],
  [/3/g, "e"],
  [/8/g, "b"],
  [/а/g, "a"],
  [/е/g, "e"],
  [/р/g, "p"],
  [/с/g, "c"],
  [/у/g, "y"],
  [/х/g, "x"],
  [/к/g, "k"],
  [/м/g, "m"],
  [/т/g, "t"],
];

function bare(handle: string): string {
  return handle.trim().toLowerCase().replace(/^@/, "").replace(/@.*$/, "");
}

/** How a handle looks at a glance: separators gone, look-alike signs made one. */
function glance(handle: string): string {
  let seen = bare(handle).replace(/[._-]/g, "");
  for (const [pattern, sign] of doubles) seen = seen.replace(pattern, sign);
  return seen;
}

const edge = affixes
  .map(glance)
  .sort((a, b) => b.length - a.length)
  .join("|");
const affix = new RegExp(`^(?:${edge})(?=.{4})|(?:${edge})$`, "g");

function core(handle: string): string {
  let plain = glance(bare(handle).replace(/[._-]?\d+$/, ""));
  for (
    let next = plain.replace(affix, "");
    next !== plain && next.length >= 4;
    next = plain.replace(affix, "")
  )
    plain = next;
  return plain;
}

/** Whether two words differ by one letter left out, put in, replaced, or swapped with its neighbour. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

export type Likeness = "same" | "signs" | "affix" | "slip";

/**
 * How one account name resembles another: the `same` on another platform; `signs`, other separators or look-alike signs
 * ("dezhk1n"); `affix`, with "official" or a number; `slip`, one letter off. Null when it does not.
 */
export function likeness(own: string, other: string): Likeness | null {
  const [a, b] = [bare(own), bare(other)];
  if (a.length < 4 || b.length < 4) return null;
  if (a === b) return "same";
  if (glance(a) === glance(b)) return "signs";
  if (core(a).length >= 4 && core(a) === core(b)) return "affix";
  return a.length >= 6 && isOneSlip(glance(a), glance(b)) ? "slip" : null;
}

function respelled(handle: string): string[] {
  const swaps: [string, string][] = [
    ["o", "0"],
    ["l", "1"],
    ["i", "l"],
    ["i", "1"],
    ["l", "i"],
    ["s", "5"],
    ["e", "3"],
    ["m", "rn"],
  ];
  return swaps.flatMap(([right, wrong]) => {
    const at = handle.indexOf(right);
    return at === -1 ? [] : [handle.slice(0, at) + wrong + handle.slice(at + right.length)];
  });
}

function reseparated(handle: string): string[] {
  const parts = handle.split(/[._-]/).filter(Boolean);
  if (parts.length > 1) return ["", "_", "."].map((sign) => parts.join(sign));
  return [`${handle}_`, `_${handle}`];
}

function slipped(handle: string): string[] {
  return Array.from(handle).flatMap((char, at) => [
    handle.slice(0, at) + handle.slice(at + 1),
    handle.slice(0, at) + char + handle.slice(at),
  ]);
}

/**
 * Account names that an imitator of this one would take, the likeliest first: with "official" and the like, with look-alike
 * signs, other separators, a digit; then one letter less or doubled.
 */
export function alikeHandles(handle: string): string[] {
  const own = bare(handle);
  if (own.length < 4) return [];
  const variants = [
    `${own}_official`,
    `official_${own}`,
    `real_${own}`,
    ...respelled(own),
    ...reseparated(own),
    `${own}1`,
    ...affixes.flatMap((word) => [`${own}_${word}`, `${own}${word}`, `${word}_${own}`, `${word}${own}`]),
    ...slipped(own),
  ];
  return [...new Set(variants)].filter((variant) => variant !== own && variant.length >= 4);
}
