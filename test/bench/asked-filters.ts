import { directions, sentiments } from "@earshot/core/analyse/label";
import { statuses } from "@earshot/core/triage/status";
import type { Database } from "@earshot/db/database";
import type { TriageFilter } from "@earshot/db/queries/triage-filter";

/** What the filters of an installation can be set to. */
export interface Choices {
  sources: number[];
  entities: number[];
  platforms: TriageFilter["platform"] & object;
  langs: string[];
  tags: number[];
  authors: number[];
}

export async function readChoices({ pool }: Database): Promise<Choices> {
  async function values<T>(statement: string): Promise<T[]> {
    const { rows } = await pool.query<{ value: T }>(statement);
    return rows.map(({ value }) => value);
  }
  const some = (column: string): string =>
    `select ${column} as value from (select ${column} from triage limit 20000) sampled group by 1 order by 1`;
  return {
    sources: await values("select source_id as value from source order by 1"),
    entities: await values("select entity_id as value from entity order by 1"),
    platforms: await values(some("platform")),
    langs: await values(some("lang")),
    tags: await values("select tag_id as value from tag order by 1"),
    authors: await values("select author_id::integer as value from author order by 1 limit 10"),
  };
}

const dayMs = 24 * 3_600_000;

/** Every filter that the page offers, alone. */
export function singleFilters(choices: Choices, now: Date): [name: string, filter: TriageFilter][] {
  const first = <T>(values: readonly T[]): T[] => values.slice(0, 1);
  return [
    ["the default list", {}],
    ["answered", { status: ["answered"] }],
    ["every status", { status: statuses }],
    ["direction", { direction: ["crisis"] }],
    ["sentiment", { sentiment: ["negative"] }],
    ["severity", { severity: [5] }],
    ["platform", { platform: first(choices.platforms) }],
    ["source", { source: first(choices.sources) }],
    ["entity", { entity: first(choices.entities) }],
    ["sentiment towards an entity", { entity: first(choices.entities), sentiment: ["negative"] }],
    ["language", { lang: first(choices.langs) }],
    ["unsure", { unsure: true }],
    ["nobody has it", { assignee: [null] }],
    ["tag", { tag: first(choices.tags) }],
    ["with notes", { noted: true }],
    ["without reprints", { reprints: false }],
    ["tier", { tier: [1] }],
    ["folder", { folder: ["none such"] }],
    ["author", { author: first(choices.authors) }],
    ["part of a story", { inStory: true }],
    ["part of no story", { inStory: false }],
    ["since yesterday", { since: new Date(now.getTime() - dayMs) }],
    [
      "a day of last year",
      { since: new Date(now.getTime() - 200 * dayMs), until: new Date(now.getTime() - 199 * dayMs) },
    ],
    ["closed posts of a day", { status: ["answered"], since: new Date(now.getTime() - dayMs) }],
  ];
}

/** Two to four filters at once, as people combine them. */
export function randomFilter(choices: Choices, now: Date, random: () => number): TriageFilter {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const parts: (() => TriageFilter)[] = [
    () => ({ status: [pick(statuses)] }),
    () => ({ direction: [pick(directions)] }),
    () => ({ sentiment: [pick(sentiments)] }),
    () => ({ severity: [1 + Math.floor(random() * 5)] }),
    () => ({ platform: [pick(choices.platforms)] }),
    () => ({ source: [pick(choices.sources)] }),
    () => ({ entity: [pick(choices.entities)] }),
    () => ({ lang: [pick(choices.langs)] }),
    () => ({ unsure: true }),
    () => ({ reprints: false }),
    () => ({ assignee: [null] }),
    () => ({ since: new Date(now.getTime() - (1 + Math.floor(random() * 60)) * dayMs) }),
    ...(choices.tags.length > 0 ? [() => ({ tag: [pick(choices.tags)] })] : []),
  ];
  const count = 2 + Math.floor(random() * 3);
  return Object.assign({}, ...Array.from({ length: count }, () => pick(parts)())) as TriageFilter;
}
