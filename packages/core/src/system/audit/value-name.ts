import { directionNames } from "../../analyse/label-names.ts";
import { speakerNames } from "../../respond/respond-names.ts";
import type { PageLanguage } from "../../triage/page-language.ts";
import { roleNames } from "../../triage/status-names.ts";

const namesOf = new Map<string, Readonly<Record<PageLanguage, Readonly<Record<string, string>>>>>([
  ["role", roleNames],
  ["speaker", speakerNames],
  ["direction", directionNames],
]);

/** The words of what a field of the audit log held, where it holds one of a few; null for any other field or value. */
export function valueName(field: string, value: unknown, language: PageLanguage): string | null {
  const names = namesOf.get(field)?.[language];
  return names !== undefined && typeof value === "string" && Object.hasOwn(names, value)
    ? (names[value] ?? null)
    : null;
}
