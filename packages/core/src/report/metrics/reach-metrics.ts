import type { Metric } from "./metric.ts";
import { byWilson, countedMentions, given, noInterval, refuse, shareFigure } from "./refuse.ts";

const audienceKnown = {
  ru: `${countedMentions.ru} Упоминания с неизвестной аудиторией: неизвестное — не ноль; сколько их, говорит «доля с известной аудиторией».`,
  en: `${countedMentions.en} Mentions whose audience is not known: unknown is not zero; how many they are says “share with known audience”.`,
};

const potentialReach: Metric = {
  id: "potential_reach",
  version: 1,
  largestBy: "reach",
  unit: "people",
  name: { ru: "Потенциальный охват", en: "Potential reach" },
  short: { ru: "Охват", en: "Reach" },
  formula: {
    ru: "Сумма аудиторий по упоминаниям: подписчики автора (как сейчас, до двух значащих цифр), а если они неизвестны — аудитория источника. Человек входит столько раз, сколько раз мог увидеть: это не число разных людей, и реально увидевших меньше.",
    en: "Sum of audiences over mentions: the author's followers (as of now, to two digits), else the audience of the source. Somebody counts as often as they may have seen it: these are not different people, and fewer have really seen it.",
  },
  exclusions: audienceKnown,
  interval: noInterval,
  minimumN: 1,
  reckon: ({ reach, reachKnown }) =>
    reachKnown === 0 ? refuse("nothing_known", 0) : given(reach, reachKnown),
};

const reachKnownShare: Metric = {
  id: "reach_known_share",
  version: 1,
  unit: "percent",
  name: { ru: "Доля упоминаний с известной аудиторией", en: "Share of mentions with known audience" },
  short: { ru: "Аудитория известна, %", en: "Audience known, %" },
  formula: {
    ru: "100 × упоминания, для которых известны подписчики автора или аудитория источника ÷ M.",
    en: "100 × mentions for which the followers of the author or the audience of the source are known ÷ M.",
  },
  exclusions: countedMentions,
  interval: byWilson,
  minimumN: 1,
  reckon: (tally) => shareFigure(tally.reachKnown, tally.mentions, 1),
};

const sovReach: Metric = {
  id: "sov_reach",
  version: 1,
  largestBy: "reach",
  unit: "percent",
  name: { ru: "Доля охвата (доля голоса по охвату)", en: "Share of reach (share of voice by reach)" },
  short: { ru: "Доля охвата, %", en: "Share of reach, %" },
  formula: {
    ru: "100 × Rᵢ ÷ ΣRⱼ, где R — потенциальный охват.",
    en: "100 × Rᵢ ÷ ΣRⱼ, where R is the potential reach.",
  },
  exclusions: audienceKnown,
  interval: {
    ru: "Нет: немногие большие аудитории решают сумму, и доля не ведёт себя как доля единиц.",
    en: "None: few large audiences decide the sum, so it does not behave as a share of units does.",
  },
  minimumN: 1,
  reckon: (tally, whole) =>
    whole.reach === 0
      ? refuse("nothing_known", whole.reachKnown)
      : given((100 * tally.reach) / whole.reach, whole.reachKnown),
};

/** How many may have seen it. */
export const reachMetrics: readonly Metric[] = [potentialReach, reachKnownShare, sovReach];
