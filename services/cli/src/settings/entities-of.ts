import type { Entity, EntityTerm, TermKind, TermRole } from "@earshot/core/match/entity";
import type { GivenEntity, MonitorFile } from "./monitor-file.ts";

/** Terms of an entity of a file: what is looked for, then context, accounts that pass themselves off as it, secret words. */
export function termsOf(given: GivenEntity): Omit<EntityTerm, "id">[] {
  const inRole =
    (role: TermRole) =>
    ({ text, kind }: { text: string; kind: TermKind }): Omit<EntityTerm, "id"> => ({
      text,
      kind,
      role,
      needsContext: false,
      isCaseSensitive: false,
    });
  const searched =
    (role: TermRole) =>
    ({ needsContext, caseSensitive, ...term }: GivenEntity["terms"][number]) => ({
      ...inRole(role)(term),
      needsContext,
      isCaseSensitive: caseSensitive,
    });
  return [
    ...given.terms.map(searched("match")),
    ...(given.exclude ?? []).map(inRole("exclude")),
    ...(given.require ?? []).map(inRole("require")),
    // Only an account can pass itself off as somebody's.
    ...(given.lookalikes ?? []).map(({ text }) => inRole("lookalike")({ text, kind: "handle" })),
    ...(given.secrets ?? []).map(searched("secret")),
  ];
}

/** The watch list of a file without a database: numbers are given in the order of the file. */
export function entitiesOf(file: MonitorFile): Entity[] {
  const ids = new Map(file.entities.map(({ key }, index) => [key, index + 1]));
  let termId = 0;
  return file.entities.map((entity, index) => ({
    id: index + 1,
    kind: entity.kind,
    name: entity.name,
    companyId: (entity.company && ids.get(entity.company)) || null,
    terms: termsOf(entity).map((term) => ({ id: ++termId, ...term })),
  }));
}
