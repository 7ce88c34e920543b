import type { Action } from "../triage/permission.ts";

/** A text in both languages of the page. */
export interface Words {
  ru: string;
  en: string;
}

/** `base_url`: address of a service, without a slash at its end; `proxy`: `http://host:port`, `direct` or nothing. */
export type TextFormat = "line" | "host" | "sender" | "contact" | "base_url" | "proxy";

/** What a setting can hold, and what the page shows for it. */
export type SettingShape =
  | { kind: "number"; min: number; max: number; unit: SettingUnit; default: number }
  | { kind: "choice"; options: Readonly<Record<string, Words>>; default: string }
  | { kind: "text"; format: TextFormat; maxLength: number; default: string }
  | { kind: "yes_no"; default: boolean }
  /** Kept sealed and never shown; its value is no part of the settings that are read together. `where`: the page that gives it out. */
  | { kind: "secret"; maxLength: number; where?: string };

export type SettingUnit =
  | "days"
  | "hours"
  | "minutes"
  | "seconds"
  | "port"
  | "cents"
  | "posts"
  | "tokens"
  | "times";

/** All that is known of one setting: reading, checking, the page, export and apply go by it. */
export type SettingDefinition = SettingShape & {
  /** Who may change it: what concerns the machine and its network is for those who run it. */
  action: Extract<Action, "edit_settings" | "run_system">;
  name: Words;
  /** What it does and when one would change it. */
  help: Words;
};

/** The value that a definition describes. */
export type ValueOf<D extends SettingDefinition> = D extends { kind: "number" }
  ? number
  : D extends { kind: "choice"; options: infer O }
    ? keyof O & string
    : D extends { kind: "yes_no" }
      ? boolean
      : string;
