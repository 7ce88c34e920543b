import type { Evidence } from "@earshot/core/respond/playbook";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import { stem } from "../stems/stem.ts";
import { functionWords } from "../tokens/function-words.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { compileWords } from "./word-pattern.ts";

/** How one fact card stands to what a post says. */
export interface WeighedFact {
  fact: FactCard;
  /** Share of the card's content words that the post has too, weighed by their length, [0, 1]. */
  overlap: number;
  evidence: Evidence;
}

interface Content {
  /** Content stems and how often they stand under a negation. */
  stems: Map<string, { isNegated: boolean }>;
  /** Numbers by the stem of the word that follows them; "" where none does. */
  numbers: Map<string, Set<string>>;
  isDenial: boolean;
}

const negations = new Set(
  "не нет ни без нельзя никто никогда никаких никакой not no never none without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't hasn't haven't nobody nothing".split(
    " ",
  ),
);

/** How many words after a negation it reaches. */
const negationReach = 4;

const findDenial = compileWords(
  `не_соответств*_действительности опровер* ложн* ложь неправда фейк* выдумк* не_подтверж* слух*_не false untrue denies denied deny fabricated hoax baseless incorrect not_true`,
);

/** Words that say opposite things of the same matter. */
const opposites: readonly (readonly [string, string])[] = [
  [
    "закры* ликвид* сворачива* shut* clos*",
    "работа*_в_прежнем открыт* продолжа* остается остаются open remain* continue* stay*",
  ],
  [
    "увол* сокращ* laid* layoff* fire* cut*",
    "сохран* нанима* нанял* остаются остается hire* hiring keep* retain* stay*",
  ],
  ["прода* sell* sold sale", "независим* остается остаются independent remain* keep*"],
  [
    "подорож* повыс* повыш* дороже rais* increas* hike*",
    "прежн* снизи* снижа* дешев* unchanged lower* cheaper same",
  ],
  ["банкрот* разор* bankrupt* insolven*", "прибыл* profit* solvent"],
  [
    "уход* уйд* ушел ушла покида* quit* resign* step*_down leav*",
    "остается остаюсь продолжит remain* stay* continue*",
  ],
  ["просроч* испорч* expired stale", "свеж* годн* fresh"],
  ["платн* paid fee*", "бесплатн* free"],
];

const compiledOpposites = opposites.map(([a, b]) => [compileWords(a), compileWords(b)] as const);

function readContent(text: string): Content {
  const stems: Content["stems"] = new Map();
  const numbers: Content["numbers"] = new Map();
  const tokens = tokenize(text);
  let negatedUntil = -1;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === "number") {
      const next = tokens.slice(at + 1, at + 3).find(({ kind }) => kind === "word");
      const key = next ? stem(next.norm) : "";
      numbers.set(key, (numbers.get(key) ?? new Set()).add(token.norm.replace(/[\s\u00a0,]/g, "")));
      continue;
    }
    if (token.kind !== "word" && token.kind !== "hashtag") continue;
    if (negations.has(token.norm)) {
      negatedUntil = at + negationReach;
      continue;
    }
    if (token.norm.length < 3 || functionWords.has(token.norm)) continue;
    const key = stem(token.norm);
    stems.set(key, { isNegated: at <= negatedUntil || (stems.get(key)?.isNegated ?? false) });
  }
  return { stems, numbers, isDenial: findDenial(text).length > 0 };
}

function differentNumber(post: Content, fact: Content): boolean {
  for (const [unit, ours] of fact.numbers) {
    if (unit === "") continue;
    const theirs = post.numbers.get(unit);
    if (theirs && ![...theirs].some((number) => ours.has(number))) return true;
  }
  return false;
}

function saysOpposite(post: string, fact: string): boolean {
  return compiledOpposites.some(([a, b]) => {
    const inPost = [a(post).length > 0, b(post).length > 0];
    const inFact = [a(fact).length > 0, b(fact).length > 0];
    return (
      (inPost[0] && !inPost[1] && inFact[1] && !inFact[0]) ||
      (inPost[1] && !inPost[0] && inFact[0] && !inFact[1])
    );
  });
}

const weightOf = (word: string): number => Math.min(word.length, 9);

/** Below this share a card speaks of another matter. */
const overlapMin = 0.12;

/**
 * How each card stands to the post: of the same matter by shared content words; refuting where one denies what the other says,
 * where they say opposite things or count the same things differently. Words of `names` (the company's own) bind nothing.
 */
export function weighFacts(
  post: string,
  facts: readonly FactCard[],
  names: readonly string[],
): WeighedFact[] {
  const said = readContent(post);
  const own = new Set(names.flatMap((name) => tokenize(name).map(({ norm }) => stem(norm))));
  return facts.map((fact) => weighFact(fact, post, said, own)).toSorted((a, b) => b.overlap - a.overlap);
}

function weighFact(fact: FactCard, post: string, said: Content, own: ReadonlySet<string>): WeighedFact {
  const card = readContent(fact.text);
  let shared = 0;
  let whole = 0;
  let sharedWords = 0;
  let isTurned = false;
  for (const [word, { isNegated }] of card.stems) {
    if (own.has(word)) continue;
    whole += weightOf(word);
    const theirs = said.stems.get(word);
    if (!theirs) continue;
    shared += weightOf(word);
    sharedWords++;
    if (theirs.isNegated !== isNegated) isTurned = true;
  }
  const overlap = whole === 0 ? 0 : shared / whole;
  const isRelated = sharedWords >= 2 ? overlap >= overlapMin : sharedWords === 1 && overlap >= 2 * overlapMin;
  if (!isRelated) return { fact, overlap, evidence: "none" };
  const isRefuting =
    isTurned ||
    card.isDenial !== said.isDenial ||
    differentNumber(said, card) ||
    saysOpposite(post, fact.text);
  if (isRefuting) return { fact, overlap, evidence: "refutes" };
  return { fact, overlap, evidence: overlap >= 2 * overlapMin ? "supports" : "related" };
}

/** What the cards say together: one that refutes outweighs what supports, the nearest card first. */
export function sumEvidence(weighed: readonly WeighedFact[]): Evidence {
  const [nearest] = weighed.filter(({ evidence }) => evidence !== "none");
  if (!nearest) return "none";
  const isRefuted = weighed.some(
    ({ evidence, overlap }) => evidence === "refutes" && overlap >= nearest.overlap * 0.7,
  );
  return isRefuted ? "refutes" : nearest.evidence;
}
