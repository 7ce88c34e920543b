import { codingSettings } from "./coding-settings.ts";
import { alertSettings } from "./alert-settings.ts";
import { collectSettings } from "./collect-settings.ts";
import { connectSettings } from "./connect-settings.ts";
import type { SettingDefinition, ValueOf, Words } from "./definition.ts";
import { calendarSettings } from "./calendar-settings.ts";
import { draftSettings } from "./draft-settings.ts";
import { engineSettings } from "./engine-settings.ts";
import { keepSettings } from "./keep-settings.ts";
import { mailSettings } from "./mail-settings.ts";
import { oidcSettings } from "./oidc-settings.ts";
import { signInSettings } from "./sign-in-settings.ts";
import { storySettings } from "./story-settings.ts";
import { teamSettings } from "./team-settings.ts";

/** Every setting there is, in the order in which page and export show them. */
export const settingDefinitions = {
  ...teamSettings,
  ...collectSettings,
  ...storySettings,
  ...codingSettings,
  ...draftSettings,
  ...calendarSettings,
  ...signInSettings,
  ...oidcSettings,
  ...keepSettings,
  ...mailSettings,
  ...alertSettings,
  ...connectSettings,
  ...engineSettings,
} as const satisfies Record<string, SettingDefinition>;

type Definitions = typeof settingDefinitions;
export type SettingKey = keyof Definitions;
export type SecretSettingKey = {
  [K in SettingKey]: Definitions[K] extends { kind: "secret" } ? K : never;
}[SettingKey];
export type PlainSettingKey = Exclude<SettingKey, SecretSettingKey>;

/** Values of all settings but the secret ones, defaults filled in. */
export type SettingValues = { readonly [K in PlainSettingKey]: ValueOf<Definitions[K]> };

export const settingGroups = {
  team: { ru: "Команда", en: "Team" },
  collect: { ru: "Сбор", en: "Collecting" },
  stories: { ru: "Сюжеты", en: "Stories" },
  coding: { ru: "Качество разметки", en: "Coding quality" },
  drafts: { ru: "Черновики ответов", en: "Drafts of answers" },
  calendar: { ru: "Календарь", en: "Calendar" },
  sign_in: { ru: "Вход", en: "Signing in" },
  oidc: { ru: "Единый вход", en: "Single sign-on" },
  keep: { ru: "Хранение", en: "Keeping" },
  mail: { ru: "Почта", en: "Mail" },
  alerts: { ru: "Боты оповещений", en: "Bots of alerts" },
  connect: { ru: "Подключения", en: "Connections" },
  engine: { ru: "Языковая модель", en: "Language model" },
} as const satisfies Record<string, Words>;
export type SettingGroup = keyof typeof settingGroups;

export const settingKeys = Object.keys(settingDefinitions) as SettingKey[];

/** The definition, seen without its particulars. */
export function definitionOf(key: SettingKey): SettingDefinition {
  return settingDefinitions[key];
}

/** The group is the first word of the key. */
export function groupOf(key: SettingKey): SettingGroup {
  return key.slice(0, key.indexOf(".")) as SettingGroup;
}

/** Whether a text is the key of a setting. */
export function isSettingKey(text: string): text is SettingKey {
  return Object.hasOwn(settingDefinitions, text);
}

export function isSecretKey(key: SettingKey): key is SecretSettingKey {
  return definitionOf(key).kind === "secret";
}

/** Null for a secret, which has no default. */
export function defaultOf(key: SettingKey): string | number | boolean | null {
  const definition = definitionOf(key);
  return definition.kind === "secret" ? null : definition.default;
}
