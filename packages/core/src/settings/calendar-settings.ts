import type { SettingDefinition } from "./definition.ts";

/** What is planned. */
export const calendarSettings = {
  "calendar.hours_apart": {
    kind: "number",
    min: 1,
    max: 72,
    unit: "hours",
    default: 3,
    action: "edit_settings",
    name: {
      ru: "Между публикациями одного автора не меньше",
      en: "Posts of one speaker are apart by at least",
    },
    help: {
      ru: "Две запланированные публикации одного автора на одной площадке ближе друг к другу отмечаются в календаре как накладка.",
      en: "Two planned posts of one speaker on one platform that are nearer to each other are marked in the calendar.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
