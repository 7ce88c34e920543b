import type { PageLanguage } from "../page-language.ts";
import { fieldNames, passingNumberFields, type QueryField } from "../query/query-fields.ts";
import { choiceValues, type HasValue, type IsValue } from "../query/query-values.ts";
import type { Query } from "../query/query.ts";

/**
 * A part of a query on which a rule cannot rely. `personal`: it is about whoever asks, and nobody asks for a rule. `passing`: it becomes
 * so while people work on a post, and a rule is asked when the post arrives or is judged anew.
 */
export interface QueryDoubt {
  kind: "personal" | "passing";
  field: QueryField;
  /** As it may be typed, where not the whole field is in doubt. */
  value: string | null;
}

const personal: ReadonlySet<string> = new Set<IsValue>(["starred", "read", "unread"]);
const passingIs: ReadonlySet<string> = new Set<IsValue>(["open", "closed", "snoozed"]);
const passingHas: ReadonlySet<string> = new Set<HasValue>(["note", "tag", "assignee", "incident"]);
const passingFields: ReadonlySet<QueryField> = new Set<QueryField>([
  "status",
  "clock",
  "due",
  "assignee",
  "tag",
  "note",
  "incident",
  ...passingNumberFields,
]);

/** What of a query does not mean to a rule what it means to a person, each once, in the order of the query. */
export function queryDoubts(query: Query): QueryDoubt[] {
  const found = new Map<string, QueryDoubt>();
  for (const doubt of doubtsOf(query)) found.set(`${doubt.kind} ${doubt.field} ${doubt.value ?? ""}`, doubt);
  return [...found.values()];
}

function doubtsOf(query: Query): QueryDoubt[] {
  switch (query.kind) {
    case "not":
      return doubtsOf(query.query);
    case "and":
    case "or":
      return query.queries.flatMap(doubtsOf);
    case "holder":
      return [
        query.who === "me"
          ? { kind: "personal", field: "assignee", value: "me" }
          : { kind: "passing", field: "assignee", value: null },
      ];
    case "choice":
      if (query.field === "is") return query.values.flatMap(ofIs);
      if (query.field === "has")
        return query.values.flatMap((value) =>
          passingHas.has(value) ? [{ kind: "passing" as const, field: "has" as const, value }] : [],
        );
      return ofField(query.field);
    case "name":
    case "number":
      return ofField(query.field);
    case "due":
      return ofField("due");
    default:
      return [];
  }
}

function ofIs(value: string): QueryDoubt[] {
  if (personal.has(value)) return [{ kind: "personal", field: "is", value }];
  return passingIs.has(value) ? [{ kind: "passing", field: "is", value }] : [];
}

function ofField(field: QueryField): QueryDoubt[] {
  return passingFields.has(field) ? [{ kind: "passing", field, value: null }] : [];
}

const texts: Record<PageLanguage, Record<QueryDoubt["kind"], (shown: string) => string>> = {
  ru: {
    personal: (shown) =>
      `Не для правил: ${shown}. У каждого это своё, а правило спрашивает ни от чьего имени.`,
    passing: (shown) =>
      `Может не сработать: ${shown}. Это узнают, пока с публикацией работают, а правило спрашивает, когда она пришла или получила другую оценку. Такие публикации надёжнее искать сохранённым видом.`,
  },
  en: {
    personal: (shown) =>
      `Not for rules: ${shown}. It differs from person to person, and a rule asks in nobody's name.`,
    passing: (shown) =>
      `May never fit: ${shown}. This becomes known while people work on a post, and a rule asks when the post arrives or is judged anew. A saved view is the surer way to such posts.`,
  },
};

/** One sentence for each kind of doubt, with the parts of the query as they may be typed in the language of the page. */
export function queryDoubtTexts(doubts: readonly QueryDoubt[], language: PageLanguage): string[] {
  return (["personal", "passing"] as const).flatMap((kind) => {
    const own = doubts.filter((doubt) => doubt.kind === kind);
    if (own.length === 0) return [];
    return [texts[language][kind](own.map((doubt) => typed(doubt, language)).join(", "))];
  });
}

function typed({ field, value }: QueryDoubt, language: PageLanguage): string {
  const name = fieldNames[field][language][0];
  if (value === null) return `${name}:`;
  if (field === "assignee") return `${name}:${language === "ru" ? "я" : "me"}`;
  const choice =
    field === "is" || field === "has"
      ? choiceValues[field].find((each) => each.value === value)?.[language]
      : undefined;
  const shown = choice ?? value;
  return `${name}:${shown.includes(" ") ? `"${shown}"` : shown}`;
}
