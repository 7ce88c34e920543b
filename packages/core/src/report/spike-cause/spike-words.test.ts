import { expect, test } from "vitest";
import type { FoundSpike } from "./spike-cause.ts";
import { backlogWords, spikeWords, type SpikeTold } from "./spike-words.ts";

const zone = "Europe/Moscow";
const spike: FoundSpike = {
  from: new Date("2026-10-07T21:00:00Z"),
  until: new Date("2026-10-08T21:00:00Z"),
  count: 48,
  expected: 9.1,
  threshold: 22,
  probability: 1e-9,
  burst: null,
};
const bare: SpikeTold = { spike, causes: [], first: null, negative: null, gap: null, zone };
const story = { kind: "story", key: "7", name: "Медведь на витрине", share: 0.79, n: 31 } as const;

test.each<[string, Partial<SpikeTold>, string, string]>([
  [
    "a story, where it began, what rose",
    {
      causes: [story, { kind: "direction", key: "crisis", name: "crisis", share: 0.6, n: 21 }],
      first: { at: new Date("2026-10-08T06:12:00Z"), source: "Пермь сейчас", author: "Мария" },
      negative: { now: 0.68, usual: 0.14, n: 40 },
    },
    "8 октября: 48 упоминаний, обычно около 9 — больше в 5,3 раза. Причина — сюжет «Медведь на витрине»: 31 из 48 упоминаний, 79 % прибавки. Началось 8 октября в 09:12: «Пермь сейчас», автор Мария. Выросло направление «кризис» (21 упоминание). Доля негатива выросла с 14 % до 68 %.",
    "8 October: 48 mentions where about 9 are usual, 5.3 times as many. The cause is the story “Медведь на витрине”: 31 of 48 mentions, 79% of the rise. It began on 8 October at 09:12: “Пермь сейчас”, by Мария. Most of it: crisis (21 mentions). The share of negative rose from 14% to 68%.",
  ],
  [
    "an evening of a day, and a story that is all of it",
    {
      spike: {
        ...spike,
        count: 61,
        burst: {
          from: new Date("2026-10-08T16:00:00Z"),
          until: new Date("2026-10-08T19:00:00Z"),
          count: 32,
          expected: 4.6,
          probability: 1e-9,
        },
      },
      causes: [{ ...story, n: 55, share: 1 }],
    },
    "8 октября: 61 упоминание, обычно около 9 — больше в 6,7 раза. Сильнее всего — 8 октября, 19:00–22:00: 32 упоминания при обычных 5. Причина — сюжет «Медведь на витрине»: 55 из 61 упоминания.",
    "8 October: 61 mentions where about 9 are usual, 6.7 times as many. Steepest on 8 October, 19:00–22:00: 32 mentions where 5 are usual. The cause is the story “Медведь на витрине”: 55 of 61 mentions.",
  ],
  [
    "a story of a fifth is the largest, not the cause; names keep their marks and dots",
    {
      causes: [{ ...story, name: "«Заслонка» подняла цены", share: 0.18, n: 8 }],
      first: { at: new Date("2026-10-08T06:12:00Z"), source: "Дёжкин пишет", author: "Елена П." },
    },
    "8 октября: 48 упоминаний, обычно около 9 — больше в 5,3 раза. Самый большой сюжет — «„Заслонка“ подняла цены»: 8 из 48 упоминаний, 18 % прибавки. Началось 8 октября в 09:12: «Дёжкин пишет», автор Елена П.",
    "8 October: 48 mentions where about 9 are usual, 5.3 times as many. The largest story is “«Заслонка» подняла цены”: 8 of 48 mentions, 18% of the rise. It began on 8 October at 09:12: “Дёжкин пишет”, by Елена П.",
  ],
  [
    "no cause is no guess",
    {},
    "8 октября: 48 упоминаний, обычно около 9 — больше в 5,3 раза. Одной причины не видно: упоминания разошлись по разным сюжетам и источникам.",
    "8 October: 48 mentions where about 9 are usual, 5.3 times as many. No one cause is seen: the mentions are spread over different stories and sources.",
  ],
  [
    "several days, whole times, a second story",
    {
      spike: { ...spike, until: new Date("2026-10-09T21:00:00Z"), count: 50, expected: 10 },
      causes: [
        { ...story, n: 22 },
        { ...story, key: "8", name: "Суп", share: 0.2, n: 1 },
      ],
    },
    "8–9 октября: 50 упоминаний, обычно около 10 — больше в 5 раз. Причина — сюжет «Медведь на витрине»: 22 из 50 упоминаний, 79 % прибавки; ещё 20 % — «Суп» (1 упоминание).",
    "8–9 October: 50 mentions where about 10 are usual, 5 times as many. The cause is the story “Медведь на витрине”: 22 of 50 mentions, 79% of the rise; another 20% comes from “Суп” (1 mention).",
  ],
  [
    "hours, where next to nothing is usual; a gap right before; tone as ever",
    {
      spike: {
        ...spike,
        from: new Date("2026-10-08T11:00:00Z"),
        until: new Date("2026-10-08T14:00:00Z"),
        count: 6,
        expected: 0.3,
      },
      causes: [{ kind: "source", key: "3", name: "Новости", share: 0.5, n: 3 }],
      negative: { now: 0.2, usual: 0.18, n: 6 },
      gap: { until: new Date("2026-10-08T10:00:00Z"), sources: 2, late: 0 },
    },
    "8 октября, 14:00–17:00: 6 упоминаний, обычно их почти нет. В источнике «Новости» — 50 % прибавки (3 упоминания). Доля негатива почти не изменилась: 20 %. Перед этим (8 октября в 13:00) закончился перерыв в сборе у 2 источников: часть могла накопиться за него.",
    "8 October, 14:00–17:00: 6 mentions where there usually are next to none. 50% of the rise (3 mentions) stand in “Новости”. The share of negative is about as usual: 20%. Right before (8 October at 13:00) a gap in collection ended for 2 sources: some of it may have gathered there.",
  ],
])("%s", (_, given, ru, en) => {
  expect(spikeWords({ ...bare, ...given })).toEqual({ ru, en });
});

test("a backlog is told as what it is", () => {
  const gap = { until: spike.from, sources: 1, late: 41 };
  expect(backlogWords(spike, gap, zone)).toEqual({
    ru: "8 октября: 48 упоминаний. Это не всплеск: закончился перерыв в сборе, и 41 накопившееся упоминание пришло разом, без даты публикации.",
    en: "8 October: 48 mentions. This is no spike: a gap in collection ended, and 41 mentions that had gathered came in at once, without a date of publication.",
  });
});
