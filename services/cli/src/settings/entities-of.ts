import type { Entity, EntityTerm } from "@earshot/core/match/entity";
import type { MonitorFile } from "./monitor-file.ts";

/** Terms of an entity of a file: what is looked for, then the context that turns a find down or is asked for. */
export function termsOf(entity: MonitorFile["entities"][number]): Omit<EntityTerm, "id">[] {
  const context = (role: "exclude" | "require") => (text: string) => ({
    text,
    kind: "word" as const,
    role,
    needsContext: false,
    isCaseSensitive: false,
  });
  return [
    ...entity.terms.map(({ text, kind, needsContext, caseSensitive }) => ({
      text,
      kind,
      role: "match" as const,
      needsContext,
      isCaseSensitive: caseSensitive,
    })),
    ...entity.exclude.map(context("exclude")),
    ...entity.require.map(context("require")),
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
