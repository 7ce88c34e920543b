import { nameKey } from "@earshot/core/triage/tag";
import type { Db } from "@earshot/db/database";
import { readKept } from "@earshot/db/queries/configuration";
import { listPeople } from "@earshot/db/queries/people";
import { CommandError } from "../../failure.ts";

/** Something of a section as differences tell of it: by what it is known, and field by field. */
export interface Line {
  name: string;
  fields: Record<string, unknown>;
}

/** The first of those that a file could not tell apart. */
export function once<T>(list: readonly T[], keyOf: (each: T) => string): T[] {
  const seen = new Set<string>();
  return list.filter((each) => !seen.has(keyOf(each)) && seen.add(keyOf(each)));
}

/** What is known by its words, and by whom they are about. */
export function wordsKey({ ru, en, about }: { ru: string; en: string; about: string | null }): string {
  return `${nameKey(ru || en)} ${about ?? ""}`;
}

/** Fields by name, at every depth: the database keeps them in an order of its own. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, each]) => [name, inOrder(each)]));
}

export interface Numbers {
  /** @throws CommandError when nobody watched has this key */
  entityId: (key: string | null) => number | null;
  /** @throws CommandError when no source has this key */
  sourceId: (key: string) => number;
  /** @throws CommandError when nobody has this address */
  personId: (email: string | null) => number | null;
}

/** Numbers of those that a section names by key or address; read after watch list and sources were applied. */
export async function readNumbers(tx: Db, what: string): Promise<Numbers> {
  const [{ entities, sources }, people] = [await readKept(tx, { isDemo: false }), await listPeople(tx)];
  const missing = (name: string): never => {
    throw new CommandError(`Nothing was applied: ${what} names ${name}, which is not there.`);
  };
  return {
    entityId: (key) =>
      key === null ? null : (entities.find((each) => each.key === key)?.entityId ?? missing(key)),
    sourceId: (key) => sources.find((each) => each.key === key)?.sourceId ?? missing(key),
    personId: (email) =>
      email === null ? null : (people.find((each) => each.email === email)?.personId ?? missing(email)),
  };
}

/** @throws CommandError with the reason for which a part of a file was refused */
export function refused(what: string, name: string, reason: string): never {
  throw new CommandError(`Nothing was applied: ${what} “${name}” is refused (${reason}).`);
}
