import { saveEntitySchema, type WatchedEntity } from "@earshot/contract/entity";
import type { Proposal } from "@earshot/contract/entity-preview";
import {
  isSearched,
  type EntityKind,
  type EntityTerm,
  type TermKind,
  type TermRole,
} from "@earshot/core/match/entity";
import type { DraftEntity, SavedEntity } from "../api/entities.ts";

/** A term to look for while it is edited; `key` names its line. */
export interface TermLine {
  key: string;
  text: string;
  kind: TermKind;
  needsContext: boolean;
  isCaseSensitive: boolean;
  /** Not announced yet: its posts raise the alarm, and only who edits the list sees the word. */
  isSecret: boolean;
}

/** An entity while it is edited. */
export interface EntityForm {
  kind: EntityKind;
  name: string;
  companyId: number | null;
  position: string;
  patronymic: string;
  terms: TermLine[];
  excludes: string[];
  requires: string[];
  lookalikes: string[];
  /** Keys of proposals that were refused. */
  refused: string[];
}

/** A new line; of a person it is a name until its first sign says something else. */
export function emptyTerm(key: string, text = "", of: EntityKind = "company"): TermLine {
  const guessed = guessKind(text);
  const kind = guessed === "word" && isPerson(of) ? "name" : guessed;
  return { key, text, kind, needsContext: false, isCaseSensitive: false, isSecret: false };
}

/** The form after its kind was chosen: lines that say nothing yet are looked for as that kind wants. */
export function chooseKind(form: EntityForm, kind: EntityKind): EntityForm {
  const terms = form.terms.map((term) => (term.text === "" ? emptyTerm(term.key, "", kind) : term));
  return { ...form, kind, terms };
}

/** The kind that a term's first sign speaks for. */
export function guessKind(text: string): TermKind {
  if (text.startsWith("@")) return "handle";
  if (text.startsWith("#")) return "hashtag";
  return /^(?:https?:\/\/)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}\/?$/u.test(text) ? "domain" : "word";
}

export function openForm(entity: WatchedEntity | null, kind: EntityKind = "company"): EntityForm {
  if (entity === null) {
    const terms = [emptyTerm("new-0", "", kind)];
    const nobody = { companyId: null, position: "", patronymic: "" };
    return { kind, name: "", ...nobody, terms, excludes: [], requires: [], lookalikes: [], refused: [] };
  }
  const texts = (role: TermRole): string[] => [
    ...new Set(entity.terms.filter((term) => term.role === role).map((term) => term.text)),
  ];
  return {
    kind: entity.kind,
    name: entity.name,
    companyId: entity.companyId,
    position: entity.position ?? "",
    patronymic: entity.patronymic ?? "",
    terms: entity.terms
      .filter((term) => isSearched(term.role))
      .map(({ termId, text, kind: termKind, role, needsContext, isCaseSensitive }) => ({
        key: `term-${termId}`,
        text,
        kind: termKind,
        needsContext,
        isCaseSensitive,
        isSecret: role === "secret",
      })),
    excludes: texts("exclude"),
    requires: texts("require"),
    lookalikes: texts("lookalike"),
    refused: entity.refusedProposals,
  };
}

type SavedTerm = Omit<EntityTerm, "id">;

/** Words of one role as terms; those that were there before keep how they were looked for, be it in several ways. */
function termsOfRole(texts: readonly string[], role: TermRole, before: WatchedEntity | null): SavedTerm[] {
  return texts.flatMap((given): SavedTerm[] => {
    const text = given.trim();
    if (text === "") return [];
    const known = (before?.terms ?? []).filter((term) => term.role === role && term.text === given);
    if (known.length > 0) {
      return known.map(({ kind, needsContext, isCaseSensitive }) => ({
        text,
        role,
        kind,
        needsContext,
        isCaseSensitive,
      }));
    }
    const kind = role === "lookalike" ? "handle" : guessKind(text);
    return [{ text, role, kind, needsContext: false, isCaseSensitive: false }];
  });
}

/** Lines that say something, in the order of the form; where none does, the name is what is looked for. */
function searchedLines(form: EntityForm): TermLine[] {
  const filled = form.terms.filter(({ text }) => text.trim() !== "");
  const name = form.name.trim();
  if (filled.length > 0 || name === "") return filled;
  const [line = emptyTerm("name", "", form.kind)] = form.terms;
  return [{ ...line, text: name }];
}

/** Lines long enough to be looked for, in the order in which a preview numbers them. */
export function filledLines(form: EntityForm): TermLine[] {
  return searchedLines(form).filter(({ text }) => text.trim().length >= 2);
}

function allTerms(form: EntityForm, lines: readonly TermLine[], before: WatchedEntity | null): SavedTerm[] {
  return [
    ...lines.map(({ key: _key, isSecret, ...term }) => ({
      ...term,
      text: term.text.trim(),
      role: isSecret ? ("secret" as const) : ("match" as const),
    })),
    ...termsOfRole(form.excludes, "exclude", before),
    ...termsOfRole(form.requires, "require", before),
    ...termsOfRole(form.lookalikes, "lookalike", before),
  ];
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

/**
 * What is sent: lines without text are left out (without any the name is looked for), and words that exclude or give context keep the kind they had.
 * @param before the entity as it was; null for a new one
 */
export function toSaved(form: EntityForm, before: WatchedEntity | null): SavedEntity {
  const lines = searchedLines(form);
  return {
    kind: form.kind,
    name: form.name.trim(),
    companyId: hasCompany(form.kind) ? form.companyId : null,
    position: isPerson(form.kind) ? orNull(form.position) : null,
    patronymic: isPerson(form.kind) ? orNull(form.patronymic) : null,
    terms: allTerms(form, lines, before),
    refusedProposals: form.refused,
  };
}

/** What a preview is asked about; what is not complete yet is left out. */
export function toDraft(
  form: EntityForm,
  before: WatchedEntity | null,
  depth: DraftEntity["depth"],
): DraftEntity {
  return {
    ...toSaved(form, before),
    entityId: before?.entityId ?? null,
    terms: allTerms(form, filledLines(form), before).filter(({ text }) => text.length >= 2),
    depth,
  };
}

/** A proposal taken into the form; a person may take an account as a look-alike instead. */
export function acceptProposal(
  form: EntityForm,
  proposal: Pick<Proposal, "text" | "kind" | "needsContext" | "isCaseSensitive">,
  role: TermRole,
  key: string,
): EntityForm {
  const { text, kind, needsContext, isCaseSensitive } = proposal;
  if (role === "lookalike") return { ...form, lookalikes: [...form.lookalikes, text] };
  const line = { key, text, kind, needsContext, isCaseSensitive, isSecret: false };
  return { ...form, terms: [...searchedLines(form), line] };
}

/** Kinds that can belong to a company. */
export function hasCompany(kind: EntityKind): boolean {
  return kind === "executive" || kind === "product" || kind === "brand";
}

export function isPerson(kind: EntityKind): boolean {
  return kind === "executive" || kind === "opinion_leader";
}

export interface FormErrors {
  name: boolean;
  /** No term to look for that is no secret. */
  terms: boolean;
  /** Keys of lines whose text is too short. */
  short: ReadonlySet<string>;
}

/** What must be mended before the form is sent, by the schema that the API reads it with. */
export function checkForm(form: EntityForm): FormErrors {
  const { shape } = saveEntitySchema;
  const filled = searchedLines(form);
  return {
    name: !shape.name.safeParse(form.name).success,
    terms: !filled.some(({ isSecret }) => !isSecret),
    short: new Set(filled.filter(({ text }) => text.trim().length < 2).map(({ key }) => key)),
  };
}

export function isFormGood(errors: FormErrors): boolean {
  return !errors.name && !errors.terms && errors.short.size === 0;
}
