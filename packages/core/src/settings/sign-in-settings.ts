import type { SettingDefinition } from "./definition.ts";

/** How people sign in. */
export const signInSettings = {
  "sign_in.session_days": {
    kind: "number",
    min: 1,
    max: 90,
    unit: "days",
    default: 14,
    action: "run_system",
    name: { ru: "Выходить после бездействия", en: "Sign out after no use for" },
    help: {
      ru: "Через сколько дней без работы придётся войти заново. Действует на сеансы, которые начнутся или продлятся после сохранения.",
      en: "After so many days without use one has to sign in again. Holds for sessions that begin or go on after it is saved.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
