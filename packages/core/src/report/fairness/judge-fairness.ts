import type { Words } from "../../settings/definition.ts";

/** One of those whose shares are compared. */
export interface ComparedEntity {
  name: string;
  /** Mentions by source, of the period and of as long a time before it. */
  bySource: ReadonlyMap<number, number>;
  addedAt: Date;
  /** History was searched for it since it was added. */
  isHistorySearched: boolean;
  /** Words and names by which it is found. */
  terms: number;
}

/** A source as far as fairness needs to know it. */
export interface ComparingSource {
  /** Share of the period that was listened to; null where it was not read in it. */
  covered: number | null;
  /** Places of those compared for whom alone it is read: whose account it is, or whom its search names; null: it is there for everybody. */
  onlyFor: readonly number[] | null;
}

export interface FairnessWarning {
  code: "heard_unlike" | "sources_of_one" | "added_within" | "few_terms";
  words: Words;
}

export interface Fairness {
  warnings: FairnessWarning[];
  /** No share is said: what is compared was not listened to alike. */
  isRefused: boolean;
}

/** Difference of hearing that is worth a word; whoever is heard less than half as well as another cannot be compared with them. */
const heardDiffers = 0.1;
const heardHalf = 0.5;
/** Share of somebody's mentions from sources that only they have. */
const ownSourcesMany = 0.2;
const ownSourcesMost = 0.6;
/** Part of the period that somebody was watched in. */
const watchedTooShort = 0.5;
/** Somebody with a single word is found less than somebody with so many. */
const manyTerms = 4;
/** Added at the same sitting. */
const togetherMs = 86_400_000;
/** Fewer mentions say nothing of where they come from. */
const leastMentions = 10;

/**
 * Whether shares of those compared can be trusted: whether their sources were up alike, are there for all, whether each was watched all the
 * time, and found by as many words. An abandoned share of voice is better than one of rivals who are not measured the same way.
 */
export function judgeFairness(
  compared: readonly ComparedEntity[],
  sources: ReadonlyMap<number, ComparingSource>,
  period: { from: Date; to: Date },
): Fairness {
  if (compared.length < 2) return { warnings: [], isRefused: false };
  const judged = [
    heardAlike(compared, sources),
    sourcesForAll(compared, sources),
    watchedAlike(compared, period),
    foundAlike(compared),
  ].flatMap((each) => each ?? []);
  return {
    warnings: judged.map(({ warning }) => warning),
    isRefused: judged.some(({ isBeyond }) => isBeyond),
  };
}

type Judged = { warning: FairnessWarning; isBeyond: boolean } | null;

function heardAlike(
  compared: readonly ComparedEntity[],
  sources: ReadonlyMap<number, ComparingSource>,
): Judged {
  const heard = compared.flatMap((each) => {
    const known = [...each.bySource].flatMap(([id, n]) => {
      const covered = sources.get(id)?.covered ?? null;
      return covered === null ? [] : [{ n, covered }];
    });
    const n = known.reduce((sum, one) => sum + one.n, 0);
    if (n < leastMentions) return [];
    return [{ name: each.name, share: known.reduce((sum, one) => sum + one.n * one.covered, 0) / n }];
  });
  const [worst] = heard.toSorted((a, b) => a.share - b.share);
  const [best] = heard.toSorted((a, b) => b.share - a.share);
  if (!worst || !best || best.share - worst.share < heardDiffers) return null;
  const [low, high] = [percent(worst.share), percent(best.share)];
  return {
    warning: {
      code: "heard_unlike",
      words: {
        ru: `Слышно не одинаково: источники, где пишут о «${worst.name}», работали ${low} % периода, о «${best.name}» — ${high} %. Доля «${worst.name}» занижена.`,
        en: `Not heard alike: the sources that speak of ${worst.name} were up for ${low}% of the period, those of ${best.name} for ${high}%. The share of ${worst.name} is too low.`,
      },
    },
    isBeyond: worst.share < best.share * heardHalf,
  };
}

function sourcesForAll(
  compared: readonly ComparedEntity[],
  sources: ReadonlyMap<number, ComparingSource>,
): Judged {
  const shares = compared.flatMap((each, at) => {
    const all = [...each.bySource];
    const n = all.reduce((sum, [, count]) => sum + count, 0);
    const own = all.filter(([id]) => isOnlyFor(sources.get(id), at, compared.length));
    if (n < leastMentions) return [];
    return [{ name: each.name, share: own.reduce((sum, [, count]) => sum + count, 0) / n }];
  });
  const sorted = shares.toSorted((a, b) => b.share - a.share);
  const [most, least] = [sorted[0], sorted.at(-1)];
  if (!most || !least || most.share - least.share < ownSourcesMany) return null;
  const share = percent(most.share);
  return {
    warning: {
      code: "sources_of_one",
      words: {
        ru: `Источники не одни и те же: ${share} % упоминаний «${most.name}» — из источников, которые собираются только ради него (свои аккаунты, поиск по его имени); у «${least.name}» таких ${percent(least.share)} %. Добавьте такие же источники для остальных или сравнивайте по общим.`,
        en: `The sources are not the same: ${share}% of the mentions of ${most.name} come from sources that are read for them alone (own accounts, searches for their name), of ${least.name} ${percent(least.share)}%. Add such sources for the others, or compare by those that all share.`,
      },
    },
    isBeyond: most.share - least.share >= ownSourcesMost,
  };
}

function isOnlyFor(source: ComparingSource | undefined, at: number, all: number): boolean {
  const only = source?.onlyFor ?? null;
  return only !== null && only.length < all && only.includes(at);
}

function watchedAlike(compared: readonly ComparedEntity[], { from, to }: { from: Date; to: Date }): Judged {
  const first = Math.min(...compared.map(({ addedAt }) => addedAt.getTime()));
  const late = compared
    .filter(({ addedAt, isHistorySearched }) => addedAt > from && !isHistorySearched)
    .filter(({ addedAt }) => addedAt.getTime() - Math.max(first, from.getTime()) > togetherMs)
    .toSorted((a, b) => b.addedAt.getTime() - a.addedAt.getTime())[0];
  if (!late) return null;
  const watched = Math.max(0, (to.getTime() - late.addedAt.getTime()) / (to.getTime() - from.getTime()));
  const day = (language: string) =>
    new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" }).format(
      late.addedAt,
    );
  return {
    warning: {
      code: "added_within",
      words: {
        ru: `«${late.name}» в списке поиска только с ${day("ru")}, и по истории его не искали: более ранние упоминания не найдены.`,
        en: `${late.name} is on the watch list only since ${day("en-GB")}, and history was not searched: earlier mentions are not found.`,
      },
    },
    isBeyond: watched < watchedTooShort,
  };
}

function foundAlike(compared: readonly ComparedEntity[]): Judged {
  const sorted = compared.toSorted((a, b) => a.terms - b.terms);
  const [few, many] = [sorted[0], sorted.at(-1)];
  if (!few || !many || few.terms > 1 || many.terms < manyTerms) return null;
  return {
    warning: {
      code: "few_terms",
      words: {
        ru: `«${few.name}» ищется по одному слову, «${many.name}» — по ${many.terms}: доля первого может быть занижена.`,
        en: `${few.name} is searched by a single word, ${many.name} by ${many.terms}: the share of the first may be too low.`,
      },
    },
    isBeyond: few.terms === 0,
  };
}

function percent(share: number): number {
  return Math.round(share * 100);
}
