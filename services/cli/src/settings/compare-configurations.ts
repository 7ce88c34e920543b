import { changedFields as changedFieldsOfPolicy } from "@earshot/core/triage/clock/changed-fields";
import { defaultPolicy, type ClockPolicy } from "@earshot/core/triage/clock/policy";
import { nameKey } from "@earshot/core/triage/tag";
import type { EntityTerm, TermRole } from "@earshot/core/match/entity";
import type { Configuration, FullEntity, FullSource } from "./configuration.ts";
import { alertFields } from "./alerts-of.ts";
import { companiesFirst } from "./companies-first.ts";
import type { SectionName } from "./monitor-file.ts";
import { planKey, planLine } from "./sections/calendar.ts";
import { dashboardKey, dashboardLine } from "./sections/dashboards.ts";
import { factKey, factLine } from "./sections/facts.ts";
import { messageLines } from "./sections/key-messages.ts";
import { playbookLines } from "./sections/playbook.ts";

/** How one field changes: from a value to another, or a list that loses and gains. */
export type FieldChange =
  | { field: string; from: unknown; to: unknown }
  | { field: string; removed: string[]; added: string[] };

export interface Difference {
  kind: "add" | "change" | "remove";
  section: SectionName;
  key: string;
  name: string;
  fields: FieldChange[];
}

type Fields = Record<string, unknown>;

/** What has to be done to come from one configuration to another, in an order in which it can be done. */
export function compareConfigurations(before: Configuration, after: Configuration): Difference[] {
  return [
    ...compareSettings(before.settings, after.settings),
    ...compare("tags", keyed(before.tags, tagKey), keyed(after.tags, tagKey), ({ name, colour }) => ({
      name,
      colour,
    })),
    ...compareClocks(before.clocks, after.clocks),
    ...compare("channels", keyed(before.channels, tagKey), keyed(after.channels, tagKey), (each) => ({
      ...each,
    })),
    ...compare("alerts", keyed(before.alerts, tagKey), keyed(after.alerts, tagKey), alertFields),
    ...compare("rules", keyed(before.rules, tagKey), keyed(after.rules, tagKey), (rule) => ({ ...rule })),
    ...compare(
      "entities",
      keyed(before.entities, keyOf),
      keyed(companiesFirst(after.entities), keyOf),
      entityFields,
    ),
    ...compare("sources", keyed(before.sources, keyOf), keyed(after.sources, keyOf), sourceFields),
    ...compareLines(before, after),
  ];
}

/** The sections about answering, and dashboards. */
function compareLines(before: Configuration, after: Configuration): Difference[] {
  const linesOf = ({ playbook, facts, keyMessages, calendar, dashboards }: Configuration) => ({
    playbook: playbookLines(playbook),
    facts: facts.map((each) => [factKey(each), factLine(each)] as const),
    keyMessages: messageLines(keyMessages),
    calendar: calendar.map((each) => [planKey(each), planLine(each)] as const),
    dashboards: dashboards.map((each) => [dashboardKey(each), dashboardLine(each)] as const),
  });
  const [old, young] = [linesOf(before), linesOf(after)];
  return (["playbook", "facts", "keyMessages", "calendar", "dashboards"] as const).flatMap((section) =>
    compare(section, new Map(old[section]), new Map(young[section]), ({ fields }) => fields),
  );
}

function compareClocks(before: ClockPolicy | null, after: ClockPolicy | null): Difference[] {
  const changed = changedFieldsOfPolicy(before ?? defaultPolicy, after ?? defaultPolicy);
  if (changed === null) return [];
  const fields = Object.keys(changed.to).map((field) => ({
    field,
    from: changed.from[field] ?? null,
    to: changed.to[field] ?? null,
  }));
  return [{ kind: "change", section: "clocks", key: "clocks", name: "clocks", fields }];
}

const keyOf = ({ key }: { key: string }): string => key;
const tagKey = ({ name }: { name: string }): string => nameKey(name);

function keyed<T>(list: readonly T[], by: (each: T) => string): Map<string, T> {
  return new Map(list.map((each) => [by(each), each]));
}

function compareSettings(before: Fields, after: Fields): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key): Difference[] => {
    const [from, to] = [before[key] ?? null, after[key] ?? null];
    if (from === to) return [];
    return [{ kind: "change", section: "settings", key, name: key, fields: [{ field: "", from, to }] }];
  });
}

function compare<T extends { name: string }>(
  section: Difference["section"],
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  fieldsOf: (each: T) => Fields,
): Difference[] {
  const changed = [...after].flatMap(([key, each]): Difference[] => {
    const known = before.get(key);
    const fields = changedFields(known === undefined ? {} : fieldsOf(known), fieldsOf(each));
    if (fields.length === 0) return [];
    return [{ kind: known === undefined ? "add" : "change", section, key, name: each.name, fields }];
  });
  const removed = [...before]
    .filter(([key]) => !after.has(key))
    .map(([key, { name }]): Difference => ({ kind: "remove", section, key, name, fields: [] }));
  return [...changed, ...removed];
}

function changedFields(before: Fields, after: Fields): FieldChange[] {
  return Object.entries(after).flatMap(([field, to]): FieldChange[] => {
    const from = before[field] ?? null;
    if (!Array.isArray(to)) return from === to ? [] : [{ field, from, to }];
    const old = (from ?? []) as string[];
    const removed = old.filter((each) => !to.includes(each));
    const added = (to as string[]).filter((each) => !old.includes(each));
    if (removed.length + added.length === 0) return [];
    // The plan is printed and kept in the audit log: of secret words both learn how many.
    return [
      field === "secrets"
        ? { field, removed: counted(removed), added: counted(added) }
        : { field, removed, added },
    ];
  });
}

function counted(words: readonly string[]): string[] {
  return words.length === 0 ? [] : [`(${words.length} not shown)`];
}

const roleFields = {
  match: "terms",
  exclude: "exclude",
  require: "require",
  lookalike: "lookalikes",
  secret: "secrets",
} as const satisfies Record<TermRole, string>;

function entityFields({ key: _key, terms, ...facts }: FullEntity): Fields {
  const lists = Object.entries(roleFields).map(([role, field]) => [
    field,
    terms.filter((term) => term.role === role).map(termWords),
  ]);
  return { ...facts, ...(Object.fromEntries(lists) as Fields) };
}

/** A term as one line: "Пекла (word, caseSensitive)". */
function termWords({ text, kind, needsContext, isCaseSensitive }: Omit<EntityTerm, "id">): string {
  const marks = [kind, needsContext && "needsContext", isCaseSensitive && "caseSensitive"].filter(Boolean);
  return marks.length === 1 && kind === "word" ? text : `${text} (${marks.join(", ")})`;
}

function sourceFields({ key: _key, ...fields }: FullSource): Fields {
  return fields;
}
