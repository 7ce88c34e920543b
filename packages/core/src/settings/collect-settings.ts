import type { SettingDefinition } from "./definition.ts";

/** How sources are read. */
export const collectSettings = {
  "collect.fastest_minutes": {
    kind: "number",
    min: 1,
    max: 1_440,
    unit: "minutes",
    default: 5,
    action: "edit_settings",
    name: { ru: "Проверять источник не чаще, чем раз в", en: "Read a source at most every" },
    help: {
      ru: "Earshot подбирает частоту по тому, как часто источник публикует. Меньше — новости приходят раньше, но чужие серверы нагружены сильнее.",
      en: "Earshot finds the pace by how often a source publishes. Less brings news earlier and loads the servers of others more.",
    },
  },
  "collect.slowest_hours": {
    kind: "number",
    min: 1,
    max: 168,
    unit: "hours",
    default: 24,
    action: "edit_settings",
    name: { ru: "…и не реже, чем раз в", en: "… and at least every" },
    help: {
      ru: "Так часто проверяются и молчащие источники.",
      en: "Silent sources are read this often too.",
    },
  },
  "collect.host_gap_seconds": {
    kind: "number",
    min: 1,
    max: 60,
    unit: "seconds",
    default: 1,
    action: "edit_settings",
    name: { ru: "Пауза между запросами к одному сайту", en: "Pause between requests to one site" },
    help: {
      ru: "Увеличьте, если сайт с несколькими лентами отвечает «слишком много запросов».",
      en: "Raise it when a site with several feeds answers “too many requests”.",
    },
  },
  "collect.contact": {
    kind: "text",
    format: "contact",
    maxLength: 200,
    default: "",
    action: "run_system",
    name: { ru: "Контакт для владельцев сайтов", en: "Contact for owners of sites" },
    help: {
      ru: "Страница или почта; передаётся с каждым запросом, чтобы владелец сайта знал, кто читает. Пустой — публичный адрес Earshot, если он задан.",
      en: "A page or mailbox, sent with each request so that the owner of a site knows who reads it. Empty: the public address of Earshot, if there is one.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
