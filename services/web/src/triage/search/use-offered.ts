import {
  completionAt,
  offeredChoices,
  offeredFields,
  offeredNames,
  type Completion,
  type Offered,
} from "@earshot/core/triage/query/complete-query";
import type { QueryField } from "@earshot/core/triage/query/query-fields";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { colleaguesQuery, tagsQuery } from "../../api/desk.ts";
import { entitiesQuery } from "../../api/entities.ts";
import { authorNamesQuery } from "../../api/query.ts";
import { sourcesQuery } from "../../api/sources.ts";
import { useLanguage } from "../../words/use-language.ts";

const kinds = {
  company: "company",
  brand: "brand",
  product: "product",
  executive: "executive",
  competitor: "competitor",
  leader: "opinion_leader",
  topic: "topic",
} as const;

interface AtCaret {
  completion: Completion | null;
  offered: Offered[];
}

/** What can be put where the caret stands: fields, values, names of what this installation has. */
export function useOffered(text: string, caret: number, isOpened: boolean): AtCaret {
  const { t } = useTranslation();
  const language = useLanguage();
  const completion = isOpened ? completionAt(text, caret) : null;
  const field = completion?.kind === "value" ? completion.field : null;
  const names = useNames(field, completion?.begun ?? "");
  if (completion === null) return { completion, offered: [] };
  const { begun } = completion;
  if (completion.kind === "field") {
    // One letter begins too many names to be a hint.
    const offered =
      begun.length < 2 ? [] : offeredFields(begun, language, (each) => t(`query.field.${each}`));
    return { completion, offered };
  }
  const offered = offeredChoices(completion.field, begun, language) ?? offeredNames(names, begun);
  // What stands there in full already is no help, and would lie over what comes next.
  const isDone = offered.length === 1 && offered[0]?.insert.trim() === begun;
  return { completion, offered: isDone ? [] : offered };
}

function useNames(field: QueryField | null, begun: string): string[] {
  const { t } = useTranslation();
  const isEntity = field === "entity" || (field !== null && Object.hasOwn(kinds, field));
  const isSource = field === "source" || field === "folder";
  const { data: sources } = useQuery({ ...sourcesQuery, enabled: isSource });
  const { data: entities } = useQuery({ ...entitiesQuery, enabled: isEntity });
  const { data: tags } = useQuery({ ...tagsQuery, enabled: field === "tag" });
  const { data: colleagues } = useQuery({ ...colleaguesQuery, enabled: field === "assignee" });
  const isAuthor = field === "author" && begun.trim().length >= 2;
  const { data: authors } = useQuery({ ...authorNamesQuery(begun.trim()), enabled: isAuthor });
  if (field === "source") return (sources ?? []).map(({ name }) => name);
  if (field === "folder") return (sources ?? []).flatMap(({ folder }) => folder ?? []);
  if (field === "tag") return (tags ?? []).flatMap(({ name, isRetired }) => (isRetired ? [] : [name]));
  if (field === "assignee")
    return [t("triage.me"), t("triage.nobody"), ...(colleagues ?? []).map(({ name }) => name)];
  if (field === "author") return authors?.names ?? [];
  if (!isEntity) return [];
  return (entities ?? []).flatMap(({ name, kind }) =>
    field === "entity" || kind === kinds[field as keyof typeof kinds] ? [name] : [],
  );
}
