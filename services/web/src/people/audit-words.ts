import { auditFieldValue } from "@earshot/core/system/audit/audit-field";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { tokenScopes } from "@earshot/core/triage/permission";
import i18next, { type TFunction } from "i18next";
import type { en } from "../words/en/all.ts";
import { dayAndTime } from "../words/time-words.ts";

type Words = (typeof en)["audit"];
type AuditKind = keyof Words["kind"];
type WhatKey = {
  [Thing in keyof Words["what"]]: `audit.what.${Thing}.${keyof Words["what"][Thing] & string}`;
}[keyof Words["what"]];

/** What the log can be filtered by, in the order of the menu. */
export const auditKinds = [
  "person",
  "invitation",
  "session",
  "network",
  "token",
  "source",
  "entity",
  "rematch",
  "setting",
  "secret_key",
  "mail",
  "job",
  "queue",
  "tag",
  "view",
  "dashboard",
  "dashboard_link",
  "system_alert",
  "incident",
  "draft",
  "fact",
  "claim",
  "playbook",
  "calendar",
  "calendar_link",
  "key_message",
  "clock_policy",
  "rule",
  "list",
  "installation",
] as const satisfies readonly AuditKind[];

export function isAuditKind(text: string): text is AuditKind {
  return (auditKinds as readonly string[]).includes(text);
}

/** The words of a deed; null for one of another version, which is shown by its name. */
export function whatKey(what: string): WhatKey | null {
  const key = `audit.what.${what}`;
  return isWhatKey(key) ? key : null;
}

/** Every deed that has words, for the menu of the filter, by their words. */
export function auditWhats(t: TFunction): { value: string; label: string }[] {
  const words: Words["what"] = t("audit.what", { returnObjects: true });
  const deeds = Object.entries(words).flatMap(([thing, done]) =>
    Object.entries(done).map(([deed, label]) => ({ value: `${thing}.${deed}`, label })),
  );
  return deeds.toSorted((a, b) => a.label.localeCompare(b.label));
}

function isWhatKey(key: string): key is WhatKey {
  return i18next.exists(key);
}

/** What a field held, in words where there are some. */
export function fieldValue(t: TFunction, language: PageLanguage, field: string, value: unknown): string {
  if (field === "scopes" && Array.isArray(value)) {
    return tokenScopes
      .filter((scope) => value.includes(scope))
      .map((scope) => t(`account.scope.${scope}`))
      .join(", ");
  }
  return auditFieldValue(field, value, language, (iso) => dayAndTime(iso, language));
}
