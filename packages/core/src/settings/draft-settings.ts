import type { SettingDefinition } from "./definition.ts";

/** Answers that are written here. */
export const draftSettings = {
  "drafts.confidential": {
    kind: "text",
    format: "line",
    maxLength: 4_000,
    default: "",
    action: "edit_settings",
    name: { ru: "Слова не для публики", en: "Words that stay in the house" },
    help: {
      ru: "Через запятую: названия проектов, имена, суммы, которых нет в открытых источниках. Проверка черновиков отметит их.",
      en: "Separated by commas: names of projects and people, figures that nobody outside knows. Checks of drafts mark them.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
