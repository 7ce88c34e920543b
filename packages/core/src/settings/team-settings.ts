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
      ru: "Видно в меню, в заголовке вкладки и в имени отправителя писем, если у него нет своего.",
      en: "Shown in the menu, in the title of the tab and as the name that mail comes from, if that has none.",
    },
  },
  "team.language": {
    kind: "choice",
    options: { ru: { ru: "Русский", en: "Russian" }, en: { ru: "Английский", en: "English" } },
    default: "ru",
    action: "edit_settings",
    name: { ru: "Язык по умолчанию", en: "Default language" },
    help: {
      ru: "На нём пишутся приглашения, пока приглашающий не выберет другой.",
      en: "Invitations are written in it unless whoever invites chooses another one.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
