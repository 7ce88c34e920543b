import type { Metric } from "./metric.ts";
import { byWilson, countedMentions, given, noInterval, refuse, shareFigure } from "./refuse.ts";

const countersKnown = {
  ru: `${countedMentions.ru} Упоминания, у которых неизвестен ни один счётчик: неизвестное — не ноль.`,
  en: `${countedMentions.en} Mentions of which no counter is known: unknown is not zero.`,
};

const engagement: Metric = {
  id: "engagement",
  version: 1,
  largestBy: "engagement",
  unit: "interactions",
  name: { ru: "Вовлечённость", en: "Engagement" },
  short: { ru: "Вовлечённость", en: "Engagement" },
  formula: {
    ru: "E: сумма лайков, комментариев и репостов по упоминаниям, как их назвала площадка при последнем чтении. Просмотры не входят.",
    en: "E: likes, comments and shares summed over mentions, as the platform gave them when last read. Views are left out.",
  },
  exclusions: countersKnown,
  interval: noInterval,
  minimumN: 1,
  reckon: ({ engagement: sum, engagementKnown }) =>
    engagementKnown === 0 ? refuse("nothing_known", 0) : given(sum, engagementKnown),
};

const engagementMean: Metric = {
  id: "engagement_mean",
  version: 1,
  unit: "interactions",
  name: { ru: "Вовлечённость на упоминание", en: "Engagement per mention" },
  short: { ru: "На упоминание", en: "Per mention" },
  formula: {
    ru: "E ÷ число упоминаний, у которых известен хотя бы один счётчик.",
    en: "E ÷ mentions of which at least one counter is known.",
  },
  exclusions: countersKnown,
  interval: {
    ru: "Нет: немногие большие публикации решают среднее.",
    en: "None: few large posts decide the mean.",
  },
  minimumN: 1,
  reckon: ({ engagement: sum, engagementKnown: n }) =>
    n === 0 ? refuse("nothing_known", 0) : given(sum / n, n),
};

const engagementKnownShare: Metric = {
  id: "engagement_known_share",
  version: 1,
  unit: "percent",
  name: { ru: "Доля упоминаний с известными счётчиками", en: "Share of mentions with known counters" },
  short: { ru: "Счётчики известны, %", en: "Counters known, %" },
  formula: {
    ru: "100 × упоминания, у которых известен хотя бы один счётчик ÷ M.",
    en: "100 × mentions of which at least one counter is known ÷ M.",
  },
  exclusions: countedMentions,
  interval: byWilson,
  minimumN: 1,
  reckon: (tally) => shareFigure(tally.engagementKnown, tally.mentions, 1),
};

const sovEngagement: Metric = {
  id: "sov_engagement",
  version: 1,
  largestBy: "engagement",
  unit: "percent",
  name: {
    ru: "Доля вовлечённости (доля голоса по вовлечённости)",
    en: "Share of engagement (share of voice by engagement)",
  },
  short: { ru: "Доля вовлечённости, %", en: "Share of engagement, %" },
  formula: { ru: "100 × Eᵢ ÷ ΣEⱼ.", en: "100 × Eᵢ ÷ ΣEⱼ." },
  exclusions: countersKnown,
  interval: {
    ru: "Нет: немногие большие публикации решают сумму.",
    en: "None: few large posts decide the sum.",
  },
  minimumN: 1,
  reckon: (tally, whole) =>
    whole.engagement === 0
      ? refuse("nothing_known", whole.engagementKnown)
      : given((100 * tally.engagement) / whole.engagement, whole.engagementKnown),
};

/** What people did with it. */
export const engagementMetrics: readonly Metric[] = [
  engagement,
  engagementMean,
  engagementKnownShare,
  sovEngagement,
];
