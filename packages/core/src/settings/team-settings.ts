import type { SettingDefinition } from "./definition.ts";

/** Who uses this installation. */
export const teamSettings = {
  "team.name": {
    kind: "text",
    format: "line",
    maxLength: 60,
    default: "",
    action: "edit_settings",
    name: { ru: "Название команды", en: "Name of the team" },
    help: {
      ru: "Видно в меню, в заголовке вкладки и в имени отправителя писем.",
      en: "Shown in the menu, in the title of the tab and as the name that mail comes from.",
    },
  },
  "team.language": {
    kind: "choice",
    options: { ru: { ru: "Русский", en: "Russian" }, en: { ru: "Английский", en: "English" } },
    default: "ru",
    action: "edit_settings",
    name: { ru: "Язык по умолчанию", en: "Default language" },
    help: {
      ru: "На нём приходят письма тем, кто своего языка ещё не выбрал, например приглашения.",
      en: "Mail to people who have not chosen theirs yet, such as invitations, is written in it.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
