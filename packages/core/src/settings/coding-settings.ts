import type { SettingDefinition } from "./definition.ts";

/** How the machine's labels are checked by people. */
export const codingSettings = {
  "coding.posts_per_week": {
    kind: "number",
    min: 10,
    max: 500,
    unit: "posts",
    default: 40,
    action: "edit_settings",
    name: { ru: "Публикаций в недельной выборке", en: "Posts in the sample of a week" },
    help: {
      ru: "Столько публикаций прошлой недели двое размечают вслепую, чтобы было видно, насколько верить меткам. Сорок публикаций занимают у человека четверть часа; больше публикаций — уже интервалы.",
      en: "So many posts of the last week are coded blindly by two people each, to see how far labels can be trusted. Forty take a person a quarter of an hour; more make the intervals narrower.",
    },
  },
  "coding.learns": {
    kind: "yes_no",
    default: true,
    action: "edit_settings",
    name: { ru: "Учиться на исправлениях", en: "Learn from corrections" },
    help: {
      ru: "Исправленное направление или тональность действует и для таких же текстов, а для похожих — с учётом того, что думает модель. Чему Earshot научился, видно и отменяется в отчёте «Качество разметки».",
      en: "A corrected direction or sentiment holds for the same texts too, and for similar ones together with what the model thinks. What was learnt is shown, and taken back, in the report on coding quality.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
