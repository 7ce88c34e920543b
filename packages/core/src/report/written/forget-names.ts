import type { PageLanguage } from "../../triage/page-language.ts";

/** Names of a person as they may stand in a report. */
export interface ForgottenNames {
  /** Replaced where a cell, a label or a name is nothing else. */
  alone: readonly string[];
  /** Replaced within sentences too; whole words. */
  within: readonly string[];
}

const erasedName = { ru: "имя стёрто", en: "name erased" } as const;

/** What is no text but part of the form of a document. */
const form = new Set(["kind", "shape", "tone", "language", "mark", "passport", "unit"]);

/** Takes names of an erased person out of every text of a value; numbers and form stay. @returns a copy */
export function forgetNames<T>(value: T, names: ForgottenNames, language: PageLanguage): T {
  const alone = new Set(names.alone.map((name) => name.toLowerCase()));
  const escaped = names.within.map((name) => name.replaceAll(/[^\p{L}\p{N}_\s]/gu, "\\$&"));
  const within =
    escaped.length === 0
      ? null
      : new RegExp(`(?<![\\p{L}\\p{N}_])@?(?:${escaped.join("|")})(?![\\p{L}\\p{N}_])`, "giu");
  const instead = erasedName[language];
  const said = (text: string): string => {
    if (alone.has(text.trim().toLowerCase().replace(/^@/, ""))) return instead;
    return within === null ? text : text.replaceAll(within, instead);
  };
  const copy = JSON.stringify(value, (key, part: unknown) =>
    typeof part === "string" && !form.has(key) ? said(part) : part,
  );
  return JSON.parse(copy) as T;
}
