import type { SettingDefinition } from "./definition.ts";

/** How posts are gathered into stories. */
export const storySettings = {
  "stories.window_days": {
    kind: "number",
    min: 1,
    max: 90,
    unit: "days",
    default: 30,
    action: "edit_settings",
    name: {
      ru: "Искать повторы среди публикаций за последние",
      en: "Look for repetitions among posts of the last",
    },
    help: {
      ru: "Публикация, повторившая более раннюю, попадает в её сюжет. Больше — сюжеты длятся дольше, но ежегодные новости и шаблонные тексты чаще слипаются. Действует на новые публикации: собранные раньше не перебираются.",
      en: "A post that repeats an earlier one joins its story. More lets stories last longer, and news of every year or texts of one template stick together more often. It holds for new posts: those collected before are not gone through again.",
    },
  },
  "stories.headline_days": {
    kind: "number",
    min: 1,
    max: 30,
    unit: "days",
    default: 3,
    action: "edit_settings",
    name: { ru: "…а одних заголовков — за последние", en: "… and headlines alone of the last" },
    help: {
      ru: "Заголовок говорит мало: у другого события он может быть таким же.",
      en: "A headline says little: another event may have the same one.",
    },
  },
  "stories.event_days": {
    kind: "number",
    min: 0,
    max: 30,
    unit: "days",
    default: 5,
    action: "edit_settings",
    name: {
      ru: "Собирать сообщения об одном событии другими словами за",
      en: "Gather reports of one event in other words within",
    },
    help: {
      ru: "Публикация, которая рассказывает о том же событии своими словами, попадает в его сюжет как оригинал. Ноль — собирать только повторы. Действует на новые публикации.",
      en: "A post that tells of the same event in words of its own joins its story as an original. Zero gathers repetitions only. It holds for new posts.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
