import type { RegisteredPassport } from "../metrics/registry.ts";
import { chanceSpikesPerMonth } from "./find-spikes.ts";

/** What a spike on a chart is. */
export const spikePassport: RegisteredPassport = {
  id: "spike",
  version: 1,
  unit: "mentions",
  name: { ru: "Всплеск упоминаний", en: "Spike of mentions" },
  short: { ru: "Всплеск", en: "Spike" },
  formula: {
    ru: `Шаг (час или сутки), в котором упоминаний больше, чем объясняет случай: хвост распределения Пуассона или, если числа разбросаны сильнее, отрицательного биномиального, со средним для того же часа недели в спокойное время за восемь недель до периода, сам период и четыре недели после. Всплеск и тот шаг, внутри которого столько пришло за три часа. Порог таков, что случай даёт не больше ${chanceSpikesPerMonth} всплеска в месяц. Причина — то, на что приходится заметная доля упоминаний сверх обычного.`,
    en: `A step (an hour or a day) with more mentions than chance explains: the tail of a Poisson count, or a negative-binomial one where counts differ more, with the mean of the same hour of the week in calm time over the eight weeks before the period, the period itself and the four weeks after. A step within which as much came in three hours is one too. The threshold is such that chance makes no more than ${chanceSpikesPerMonth} spike a month. A cause is what has a notable share of the mentions beyond the usual.`,
  },
  exclusions: {
    ru: "Часы, когда большинство источников молчало из-за сбоя: это неизвестность, а не ноль. Накопленное за перерыв и найденное разом, если без него порог не перейдён. Меньше двух недель или тридцати упоминаний истории — ничего не утверждается.",
    en: "Hours in which most sources were out of reach: that is unknown, not zero. What gathered in a gap and was found at once, where the threshold is not passed without it. With less than two weeks or thirty mentions of history nothing is said.",
  },
  interval: {
    ru: "Вместо интервала — вероятность того, что столько же принёс бы случай.",
    en: "In place of an interval: the probability that chance alone brings as many.",
  },
  minimumN: 5,
};
