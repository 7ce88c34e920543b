import { saveEntitySchema, type WatchedEntity } from "@earshot/contract/entity";
import type { EntityKind, TermKind, TermRole } from "@earshot/core/match/entity";
import type { SavedEntity } from "../api/entities.ts";

/** A term to look for while it is edited; `key` names its line. */
export interface TermLine {
  key: string;
  text: string;
  kind: TermKind;
  needsContext: boolean;
  isCaseSensitive: boolean;
}

/** An entity while it is edited. */
export interface EntityForm {
  kind: EntityKind;
  name: string;
  companyId: number | null;
  terms: TermLine[];
  excludes: string[];
  requires: string[];
}

export function emptyTerm(key: string, text = ""): TermLine {
  return { key, text, kind: guessKind(text), needsContext: false, isCaseSensitive: false };
}

/** The kind that a term's first sign speaks for. */
export function guessKind(text: string): TermKind {
  if (text.startsWith("@")) return "handle";
  return text.startsWith("#") ? "hashtag" : "word";
}

export function openForm(entity: WatchedEntity | null): EntityForm {
  if (entity === null) {
    return {
      kind: "company",
      name: "",
      companyId: null,
      terms: [emptyTerm("new-0")],
      excludes: [],
      requires: [],
    };
  }
  const texts = (role: TermRole): string[] =>
    entity.terms.filter((term) => term.role === role).map((term) => term.text);
  return {
    kind: entity.kind,
    name: entity.name,
    companyId: entity.companyId,
    terms: entity.terms
      .filter((term) => term.role === "match")
      .map(({ termId, text, kind, needsContext, isCaseSensitive }) => ({
        key: `term-${termId}`,
        text,
        kind,
        needsContext,
        isCaseSensitive,
      })),
    excludes: texts("exclude"),
    requires: texts("require"),
  };
}

/**
 * What is sent: lines without text are left out, and words that exclude or give context keep the kind they had.
 * @param before the entity as it was; null for a new one
 */
export function toSaved(form: EntityForm, before: WatchedEntity | null): SavedEntity {
  const known = (text: string, role: TermRole) =>
    before?.terms.find((term) => term.role === role && term.text === text);
  const word = (role: TermRole) => (text: string) => ({
    text: text.trim(),
    role,
    kind: known(text, role)?.kind ?? ("word" as const),
    needsContext: false,
    isCaseSensitive: known(text, role)?.isCaseSensitive ?? false,
  });
  return {
    kind: form.kind,
    name: form.name.trim(),
    companyId: hasCompany(form.kind) ? form.companyId : null,
    position: before?.position ?? null,
    patronymic: before?.patronymic ?? null,
    refusedProposals: before?.refusedProposals ?? [],
    terms: [
      ...form.terms
        .filter(({ text }) => text.trim() !== "")
        .map(({ key: _key, ...term }) => ({ ...term, text: term.text.trim(), role: "match" as const })),
      ...form.excludes.map(word("exclude")),
      ...form.requires.map(word("require")),
    ],
  };
}

/** Kinds that can belong to a company. */
export function hasCompany(kind: EntityKind): boolean {
  return kind === "executive" || kind === "product" || kind === "brand";
}

export interface FormErrors {
  name: boolean;
  /** No term to look for. */
  terms: boolean;
  /** Keys of lines whose text is too short. */
  short: ReadonlySet<string>;
}

/** What must be mended before the form is sent, by the schema that the API reads it with. */
export function checkForm(form: EntityForm): FormErrors {
  const { shape } = saveEntitySchema;
  const filled = form.terms.filter(({ text }) => text.trim() !== "");
  return {
    name: !shape.name.safeParse(form.name).success,
    terms: filled.length === 0,
    short: new Set(filled.filter(({ text }) => text.trim().length < 2).map(({ key }) => key)),
  };
}

export function isFormGood(errors: FormErrors): boolean {
  return !errors.name && !errors.terms && errors.short.size === 0;
}
