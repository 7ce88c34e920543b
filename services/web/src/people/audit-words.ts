import type { AuditLine } from "@earshot/contract/audit";
import i18next from "i18next";
import type { en } from "../words/en/all.ts";

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
  "mail",
  "job",
  "tag",
  "view",
  "story",
  "alert",
] as const satisfies readonly AuditKind[];

export function isAuditKind(text: string): text is AuditKind {
  return (auditKinds as readonly string[]).includes(text);
}

/** The words of a deed; null for one of another version, which is shown by its name. */
export function whatKey(what: string): WhatKey | null {
  const key = `audit.what.${what}`;
  return isKnown(key) ? key : null;
}

function isKnown(key: string): key is WhatKey {
  return i18next.exists(key);
}

export interface ChangedField {
  field: string;
  from: unknown;
  to: unknown;
}

/** The fields that a line tells of, each with what it was and what it became. */
export function changedFields({ from, to }: Pick<AuditLine, "from" | "to">): ChangedField[] {
  const fields = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...fields].map((field) => ({ field, from: from[field], to: to[field] }));
}

const shownMax = 200;

/** A stored value in one line; null when it is empty. */
export function shownValue(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value) && value.length === 0) return null;
  const text = Array.isArray(value)
    ? value.map((each) => shownValue(each) ?? "").join(", ")
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
}

/** Name of the API token that was used; null when the person did it. */
export function tokenOf(via: string): string | null {
  return via.startsWith("token:") ? via.slice("token:".length) : null;
}
