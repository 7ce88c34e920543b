import type { SettingDefinition } from "./definition.ts";

/** What is kept for how long. */
export const keepSettings = {
  "keep.unmatched_days": {
    kind: "number",
    min: 1,
    max: 3_650,
    unit: "days",
    default: 90,
    action: "edit_settings",
    name: { ru: "Хранить публикации без упоминаний", en: "Keep posts that mention nothing" },
    help: {
      ru: "Пока они хранятся, новое слово в списке поиска находит и прошлое. Публикации с упоминаниями хранятся всегда.",
      en: "As long as they are kept, a new term finds the past too. Posts with mentions are always kept.",
    },
  },
  "keep.checks_days": {
    kind: "number",
    min: 1,
    max: 365,
    unit: "days",
    default: 30,
    action: "edit_settings",
    name: { ru: "Хранить журнал проверок источников", en: "Keep the log of reading sources" },
    help: {
      ru: "По нему видно, когда и почему источник не отвечал.",
      en: "It tells when a source did not answer, and why.",
    },
  },
  "keep.backups_days": {
    kind: "number",
    min: 0,
    max: 60,
    unit: "days",
    default: 7,
    action: "run_system",
    name: { ru: "Хранить ежедневные резервные копии", en: "Keep daily backups" },
    help: {
      ru: "Пока Earshot запущен, копия делается раз в сутки в папку backups рядом с данными. 0 — не делать. Копия на другом диске: earshot backup.",
      en: "While Earshot runs, one is made every day into the folder backups beside the data. 0: none. For one on another disk: earshot backup.",
    },
  },
  "keep.mails_days": {
    kind: "number",
    min: 1,
    max: 365,
    unit: "days",
    default: 90,
    action: "run_system",
    name: { ru: "Хранить журнал писем", en: "Keep the log of mail" },
    help: {
      ru: "Кому и когда ушло письмо. Тексты писем стираются сразу после отправки.",
      en: "To whom mail went and when. Its text is erased as soon as it is sent.",
    },
  },
  "keep.sign_ins_days": {
    kind: "number",
    min: 1,
    max: 365,
    unit: "days",
    default: 7,
    action: "run_system",
    name: { ru: "Хранить попытки входа", en: "Keep attempts to sign in" },
    help: {
      ru: "Адреса почты и сети, с которых пытались войти.",
      en: "The mail and network addresses that tried to sign in.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
