import { directionNames } from "../../analyse/label-names.ts";
import type { Grouping, AlertRuleKind, Telling, WatchedAuthor } from "../../report/alert/alert-rule.ts";
import type { Names } from "../../triage/page-language.ts";

const grouping: Names<Grouping> = {
  ru: {
    rule: "всё правило",
    story: "сюжет",
    author: "автор",
    entity: "упомянутый",
    post: "публикация",
  },
  en: { rule: "the whole rule", story: "story", author: "author", entity: "whoever is named", post: "post" },
};

const condition: Names<AlertRuleKind> = {
  ru: {
    severity: "важность",
    executive: "названы руководители",
    direction: "направление",
    author: "автор",
    story: "новый или растущий сюжет",
    spike: "всплеск",
    query: "любая публикация по запросу",
    impostor: "самозванцы",
  },
  en: {
    severity: "severity",
    executive: "executives are named",
    direction: "direction",
    author: "author",
    story: "a new or growing story",
    spike: "spike",
    query: "any post that the query finds",
    impostor: "impostors",
  },
};

const mode: Names<Telling["mode"]> = {
  ru: { at_once: "сразу", digest: "сводкой" },
  en: { at_once: "at once", digest: "as a digest" },
};

const watched: Names<WatchedAuthor> = {
  ru: { opinion_leader: "лидеры мнений", executive: "наши руководители", competitor: "конкуренты" },
  en: { opinion_leader: "opinion leaders", executive: "our executives", competitor: "competitors" },
};

const named: Names<"main" | "any"> = {
  ru: { main: "публикация о нём", any: "назван хотя бы вскользь" },
  en: { main: "the post is about them", any: "named at all" },
};

/** Words for what parts of an alert rule hold, by the path of the part in a line of the audit log. */
export const auditValues: Readonly<Record<string, Names<string>>> = {
  groupBy: grouping,
  "condition.kind": condition,
  "condition.role": named,
  "condition.watched": watched,
  "condition.directions": directionNames,
  "telling.mode": mode,
};
