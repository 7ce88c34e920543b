import type { Evidence } from "@earshot/core/respond/playbook";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import { stem } from "../stems/stem.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { readContent, shareOf, type ReadonlyContent } from "./read-content.ts";
import { readNumbers } from "./read-numbers.ts";
import { rememberTexts } from "./remember-texts.ts";
import { compileWords } from "./word-pattern.ts";

/** How one fact card stands to what a post says. */
export interface WeighedFact {
  fact: FactCard;
  /** Share of the card's content words that the post has too, weighed by their length, [0, 1]. */
  overlap: number;
  /** The content words that both have. */
  shared: readonly string[];
  evidence: Evidence;
  /** The card takes the matter upon the company. */
  isAdmission: boolean;
}

const findDenial = compileWords(
  `не_соответств*_действительности опровер* ложн* ложь неправда фейк* выдумк* не_подтверж* слух*_не false untrue denies denied deny fabricated hoax baseless incorrect not_true`,
);

/** A card that takes the matter upon the company, or tells what was done about it, supports the complaint. */
const findAdmission = compileWords(
  `ошибочн* по_ошибке наша_ошибка наша_вина по_вине_сотрудник* вина_подтвержден* подтвержден* подтвердил* признал* признан* извинен* извинил* возвращен* вернули возврат_+ возвраща* возмещ* компенс* пересчит* перерасчет* заменен* исправлен* отстранен* не_сработал* не_провер* забыл* не_предупред* порван* нарушен* просрочен*_+ списан* отозван*
   by_mistake in_error our_error our_mistake our_fault confirmed admitted accepted_responsibility apologised apologized apology refunded refunds refund_of reimburs* compensat* replaced repaired_at suspended left_out failed_to not_checked forgot overlooked wrongly wrong_+ recalled are_paid will_be_paid free_under_warranty free_of_charge dismissed_after`,
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

const contentOf = rememberTexts<ReadonlyContent>(readContent);
const isDenial = rememberTexts((text) => findDenial(text).length > 0);
const admits = rememberTexts((text) => findAdmission(text).length > 0);
/** Of each pair of opposites, which sides a text names. */
const sidesOf = rememberTexts((text) =>
  compiledOpposites.map(([a, b]) => ({ hasOne: a(text).length > 0, hasOther: b(text).length > 0 })),
);

/** Numbers by the stem of the word that follows them. */
const countsOf = rememberTexts(readCounts);

function readCounts(text: string): ReadonlyMap<string, ReadonlySet<number>> {
  const counts = new Map<string, Set<number>>();
  for (const { value, end } of readNumbers(text)) {
    const unit = tokenize(text.slice(end, end + 40)).find(({ kind }) => kind === "word");
    if (!unit) continue;
    const key = stem(unit.norm);
    counts.set(key, (counts.get(key) ?? new Set()).add(value));
  }
  return counts;
}

function countsOtherwise(post: string, fact: string): boolean {
  const theirs = countsOf(post);
  return [...countsOf(fact)].some(([unit, ours]) => {
    const said = theirs.get(unit);
    return said !== undefined && ![...said].some((number) => ours.has(number));
  });
}

function saysOpposite(post: string, fact: string): boolean {
  const inFact = sidesOf(fact);
  return sidesOf(post).some((said, at) => {
    const ours = inFact[at];
    if (!ours || said.hasOne === said.hasOther || ours.hasOne === ours.hasOther) return false;
    return said.hasOne === ours.hasOther;
  });
}

/** Below this share a card speaks of another matter. */
const overlapMin = 0.05;

/** From this share on a card says the same as the post. */
const supportMin = 0.1;

/**
 * How each card stands to the post: of the same matter by shared content words; refuting where one denies what the other says,
 * where they say opposite things or count the same things differently. Words of `names` (the company's own) bind nothing.
 */
export function weighFacts(
  post: string,
  facts: readonly FactCard[],
  names: readonly string[],
): WeighedFact[] {
  const said = contentOf(post);
  const own = new Set(names.flatMap((name) => [...contentOf(name).keys()]));
  return facts.map((fact) => weighFact(fact, post, said, own)).toSorted((a, b) => b.overlap - a.overlap);
}

function weighFact(
  fact: FactCard,
  post: string,
  said: ReadonlyContent,
  own: ReadonlySet<string>,
): WeighedFact {
  const card = new Map([...contentOf(fact.text)].filter(([word]) => !own.has(word)));
  // A short post about one sentence of a long card is of its matter as well.
  const overlap = Math.max(shareOf(card, said), shareOf(said, card));
  const shared = [...card.keys()].filter((word) => said.has(word));
  const isOpposite = shared.length > 0 && saysOpposite(post, fact.text);
  const isRelated =
    isOpposite ||
    (shared.length >= 2 ? overlap >= overlapMin : shared.length === 1 && overlap >= 1.5 * overlapMin);
  const isAdmission = admits(fact.text);
  return {
    fact,
    overlap,
    shared,
    isAdmission,
    evidence: isRelated ? sideOf(fact.text, post, overlap, isAdmission) : "none",
  };
}

/** On which side a card of the same matter stands. */
function sideOf(fact: string, post: string, overlap: number, isAdmission: boolean): Evidence {
  if (isAdmission) return "supports";
  const isDenied = isDenial(fact) && !isDenial(post);
  if (isDenied || isAtOdds(post, fact)) return "refutes";
  return overlap >= supportMin ? "supports" : "related";
}

/** Whether two texts of one matter cannot both be true: one negates what the other says, they say opposite things or count differently. */
export function isAtOdds(one: string, other: string): boolean {
  const said = contentOf(one);
  const isTurned = [...contentOf(other)].some(([word, { isNegated }]) => {
    const there = said.get(word);
    return there !== undefined && there.isNegated !== isNegated;
  });
  return isTurned || saysOpposite(one, other) || countsOtherwise(one, other);
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
