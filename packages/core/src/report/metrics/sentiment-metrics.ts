import type { Words } from "../../settings/definition.ts";
import type { Figure, Tally } from "./figure.ts";
import type { Metric } from "./metric.ts";
import { netInterval } from "./net-interval.ts";
import { byWilson, countedMentions, judged, refuse, shareFigure, sharesMin } from "./refuse.ts";
import { intervalOf } from "./wilson.ts";

const onlyJudged: Words = {
  ru: `${countedMentions.ru} Упоминания, тональность которых ещё не определена. Меньше ${sharesMin} — значения нет.`,
  en: `${countedMentions.en} Mentions whose sentiment is not judged yet. Below ${sharesMin} no value is said.`,
};

const onlyPolar: Words = {
  ru: `${onlyJudged.ru} Нейтральные. Нет ни хвалящих, ни ругающих — «нет полярных упоминаний», а не 0.`,
  en: `${onlyJudged.en} Neutral ones. With none for or against it says “no polar mentions”, not 0.`,
};

/** One of three shares, P + N + U = T. */
function toneShare(
  sentiment: "positive" | "negative" | "neutral",
  letter: string,
  name: Words,
  short: Words,
): Metric {
  return {
    id: `${sentiment}_share`,
    version: 1,
    unit: "percent",
    name,
    short,
    formula: {
      ru: `100 × ${letter} ÷ T, где T = P + N + U: хвалящие, ругающие и нейтральные упоминания. Тональность — к тому, о ком упоминание.`,
      en: `100 × ${letter} ÷ T, where T = P + N + U: positive, negative and neutral mentions. The sentiment is the one towards whom the mention is about.`,
    },
    exclusions: onlyJudged,
    interval: byWilson,
    minimumN: sharesMin,
    reckon: (tally) => shareFigure(tally[sentiment], judged(tally), sharesMin),
  };
}

const positive = toneShare(
  "positive",
  "P",
  { ru: "Доля позитива", en: "Positive share" },
  { ru: "Позитив, %", en: "Positive, %" },
);
const negative = toneShare(
  "negative",
  "N",
  { ru: "Доля негатива", en: "Negative share" },
  { ru: "Негатив, %", en: "Negative, %" },
);
const neutral = toneShare(
  "neutral",
  "U",
  { ru: "Доля нейтральных", en: "Neutral share" },
  { ru: "Нейтрально, %", en: "Neutral, %" },
);

const fromBhi: Words = {
  ru: "95 %, по Уилсону для P ÷ (P + N), пересчитан на шкалу показателя: это линейная или монотонная функция одной доли.",
  en: "95%, by Wilson for P ÷ (P + N), carried over to this scale: it is a linear or monotone function of that one share.",
};

const nsr: Metric = {
  id: "nsr",
  version: 1,
  unit: "points",
  name: { ru: "NSR, чистая тональность без нейтральных", en: "NSR, net sentiment rate (neutrals out)" },
  short: { ru: "NSR", en: "NSR" },
  formula: {
    ru: "100 × (P − N) ÷ (P + N), от −100 до 100. Нейтральные не входят.",
    en: "100 × (P − N) ÷ (P + N), from −100 to 100. Neutrals are left out.",
  },
  exclusions: onlyPolar,
  interval: fromBhi,
  minimumN: sharesMin,
  reckon: (tally) => ofPolar(tally, (share) => 100 * (2 * share - 1)),
};

const netSentiment: Metric = {
  id: "net_sentiment",
  version: 1,
  unit: "points",
  name: { ru: "Баланс тональности, с нейтральными", en: "Net sentiment (neutrals in)" },
  short: { ru: "Баланс", en: "Net sentiment" },
  formula: {
    ru: "100 × (P − N) ÷ T, где T = P + N + U, от −100 до 100. Нейтральные в знаменателе.",
    en: "100 × (P − N) ÷ T, where T = P + N + U, from −100 to 100. Neutrals are in the denominator.",
  },
  exclusions: onlyJudged,
  interval: {
    ru: "95 %, по Бонетту — Прайсу (2012): нормальный для разности долей одной выборки, к P и N прибавлено по единице, к T — две.",
    en: "95%, by Bonett and Price (2012): normal for the difference of two shares of one sample, one added to P and to N, two to T.",
  },
  minimumN: sharesMin,
  reckon(tally) {
    const n = judged(tally);
    if (n < sharesMin) return refuse("too_few", n);
    const { low, high } = netInterval(tally.positive, tally.negative, n);
    return {
      value: (100 * (tally.positive - tally.negative)) / n,
      low: 100 * low,
      high: 100 * high,
      n,
      refused: null,
    };
  },
};

const mfi: Metric = {
  id: "mfi",
  version: 1,
  unit: "ratio",
  name: { ru: "MFI, благоприятность (P к N)", en: "MFI, media favourability (P to N)" },
  short: { ru: "MFI", en: "MFI" },
  formula: {
    ru: "P ÷ N, от 0; меньше 1 — негатива больше. При N = 0 не определён.",
    en: "P ÷ N, from 0 up; below 1 there is more against than for. Undefined where N = 0.",
  },
  exclusions: onlyPolar,
  interval: fromBhi,
  minimumN: sharesMin,
  reckon(tally) {
    const polar = tally.positive + tally.negative;
    if (polar > 0 && tally.negative === 0) return refuse("no_negative", polar);
    return ofPolar(tally, (share) => share / (1 - share));
  },
};

const bhi: Metric = {
  id: "bhi",
  version: 1,
  unit: "ratio",
  name: { ru: "BHI, здоровье бренда", en: "BHI, brand health index" },
  short: { ru: "BHI", en: "BHI" },
  formula: {
    ru: "P ÷ (P + N), от 0 до 1; NSR = 100 × (2 × BHI − 1).",
    en: "P ÷ (P + N), from 0 to 1; NSR = 100 × (2 × BHI − 1).",
  },
  exclusions: onlyPolar,
  interval: fromBhi,
  minimumN: sharesMin,
  reckon: (tally) => ofPolar(tally, (share) => share),
};

/** A growing function of P ÷ (P + N): its interval is that of the share, carried over. */
function ofPolar({ positive: p, negative: n }: Tally, scale: (share: number) => number): Figure {
  const polar = p + n;
  if (polar === 0) return refuse("no_polar", 0);
  if (polar < sharesMin) return refuse("too_few", polar);
  const { low, high } = intervalOf(p / polar, polar);
  return { value: scale(p / polar), low: scale(low), high: scale(high), n: polar, refused: null };
}

/** What is said for and against: each variant under its own name, because they differ on the same data. */
export const sentimentMetrics: readonly Metric[] = [positive, negative, neutral, nsr, netSentiment, mfi, bhi];
