import type { Metric } from "./metric.ts";
import { byWilson, countedMentions, given, noInterval, refuse, shareFigure } from "./refuse.ts";

const mentions: Metric = {
  id: "mentions",
  version: 1,
  unit: "mentions",
  name: { ru: "Упоминания", en: "Mentions" },
  short: { ru: "Упоминания", en: "Mentions" },
  formula: {
    ru: "M: публикация × тот, о ком она. Публикация о двух наших даёт два упоминания. Перепечатки считаются. Считается по времени публикации.",
    en: "M: a post × whom it is about. A post about two of ours gives two mentions. Reprints count. The time is that of publication.",
  },
  exclusions: countedMentions,
  interval: noInterval,
  minimumN: 0,
  reckon: ({ mentions: n }) => given(n, n),
};

const dailyMean: Metric = {
  id: "daily_mean",
  version: 1,
  unit: "mentions",
  name: { ru: "Упоминаний в день", en: "Mentions a day" },
  short: { ru: "В день", en: "A day" },
  formula: {
    ru: "M ÷ число дней периода, считая только прошедшее время.",
    en: "M ÷ days of the period, counting only time that has passed.",
  },
  exclusions: countedMentions,
  interval: noInterval,
  minimumN: 0,
  reckon: ({ mentions: n }, _whole, days = 0) => (days > 0 ? given(n / days, n) : refuse("nothing_known", n)),
};

const originals: Metric = {
  id: "originals",
  version: 1,
  largestBy: "originals",
  unit: "mentions",
  name: { ru: "Оригинальные упоминания", en: "Original mentions" },
  short: { ru: "Оригиналы", en: "Originals" },
  formula: {
    ru: "Упоминания в публикациях, которые не повторяют более раннюю публикацию своего сюжета.",
    en: "Mentions in posts that do not repeat an earlier post of their story.",
  },
  exclusions: countedMentions,
  interval: noInterval,
  minimumN: 0,
  reckon: ({ originals: value, mentions: n }) => given(value, n),
};

const originalShare: Metric = {
  id: "original_share",
  version: 1,
  unit: "percent",
  name: { ru: "Доля оригинальных", en: "Share of originals" },
  short: { ru: "Оригиналы, %", en: "Originals, %" },
  formula: {
    ru: "100 × оригинальные упоминания ÷ M; остальное — перепечатки.",
    en: "100 × original mentions ÷ M; the rest are reprints.",
  },
  exclusions: countedMentions,
  interval: byWilson,
  minimumN: 1,
  reckon: (tally) => shareFigure(tally.originals, tally.mentions, 1),
};

const share: Metric = {
  id: "share",
  version: 1,
  unit: "percent",
  name: {
    ru: "Доля упоминаний (по объектам — доля голоса, SOV)",
    en: "Share of mentions (by entity: share of voice, SOV)",
  },
  short: { ru: "Доля, %", en: "Share, %" },
  formula: {
    ru: "100 × M группы ÷ M всех групп вместе. По объектам это доля голоса: 100 × Mᵢ ÷ ΣMⱼ. Публикация может нести несколько направлений, поэтому их доли в сумме бывают больше 100 %.",
    en: "100 × M of the group ÷ M of all groups together. By entity this is the share of voice: 100 × Mᵢ ÷ ΣMⱼ. A post may carry several directions, so their shares may add up to more than 100%.",
  },
  exclusions: {
    ru: `${countedMentions.ru} Сравнение честно, только если всех слушали одинаково: см. предупреждения и охват источников.`,
    en: `${countedMentions.en} It compares fairly only those who were listened to alike: see the warnings and the coverage of sources.`,
  },
  interval: byWilson,
  minimumN: 1,
  reckon: (tally, whole) => shareFigure(tally.mentions, whole.mentions, 1),
};

/** How much is said, and what part of it is whose. */
export const volumeMetrics: readonly Metric[] = [mentions, dailyMean, originals, originalShare, share];
