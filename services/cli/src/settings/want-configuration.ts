import { defaultOf, isSecretKey, isSettingKey } from "@earshot/core/settings/registry";
import type { EntityTerm, TermRole } from "@earshot/core/match/entity";
import { nameKey } from "@earshot/core/triage/tag";
import type { Configuration, FullEntity, FullSource } from "./configuration.ts";
import { wantAlert, wantChannel } from "./alerts-of.ts";
import { wantRules } from "./rules-of.ts";
import { termsOf } from "./entities-of.ts";
import { planKey, wantPlan } from "./sections/calendar.ts";
import { dashboardKey, wantDashboard, type FullDashboard } from "./sections/dashboards.ts";
import { factKey, wantFact } from "./sections/facts.ts";
import { wantMessages } from "./sections/key-messages.ts";
import { wantPlaybook } from "./sections/playbook.ts";
import type { GivenDashboard, GivenEntity, GivenSource, MonitorFile, SectionName } from "./monitor-file.ts";

/**
 * What there will be once a file is applied. What the file leaves out stays; with `isPruning` it goes, or returns to its default,
 * within the sections that the file has. Secrets of settings are no part of this; secret words go only where the file has `secrets`,
 * since an export leaves them out.
 */
export function wantConfiguration(
  current: Configuration,
  file: MonitorFile,
  isPruning: boolean,
): Configuration {
  const has = (section: SectionName): boolean => file.sections?.includes(section) ?? true;
  const channels = merge(current.channels, file.channels ?? [], {
    keyOf: ({ name }) => nameKey(name),
    isPruning: isPruning && has("channels"),
    want: (before, given) => wantChannel(isPruning ? null : before, given),
  });
  return {
    secrets: current.secrets,
    settings: wantSettings(isPruning && has("settings") ? {} : current.settings, file.settings ?? {}),
    tags: merge(current.tags, file.tags ?? [], {
      keyOf: ({ name }) => nameKey(name),
      isPruning: isPruning && has("tags"),
      want: (before, { name, colour }) => ({ name, colour: colour ?? before?.colour ?? null }),
    }),
    clocks: file.clocks ?? (isPruning && has("clocks") ? null : current.clocks),
    channels,
    alerts: merge(current.alerts, file.alerts ?? [], {
      keyOf: ({ name }) => nameKey(name),
      isPruning: isPruning && has("alerts"),
      want: (before, given) => wantAlert(isPruning ? null : before, given, channels),
    }),
    rules: wantRules(current.rules, file.rules ?? [], isPruning && has("rules")),
    playbook: wantPlaybook(current.playbook, file.playbook),
    facts: merge(current.facts, file.facts ?? [], {
      keyOf: ({ ru = "", en = "", about = null }) => factKey({ ru, en, about }),
      isPruning: isPruning && has("facts"),
      want: (before, given) => wantFact(before, given, isPruning),
    }),
    keyMessages: wantMessages(current.keyMessages, file.keyMessages ?? [], isPruning && has("keyMessages")),
    calendar: merge(current.calendar, file.calendar ?? [], {
      keyOf: planKey,
      isPruning: isPruning && has("calendar"),
      want: (before, given) => wantPlan(isPruning ? null : before, given),
    }),
    dashboards: merge<FullDashboard, GivenDashboard>(current.dashboards, file.dashboards ?? [], {
      keyOf: dashboardKey,
      isPruning: isPruning && has("dashboards"),
      want: (_before, given) => wantDashboard(given),
    }),
    entities: merge(current.entities, file.entities, {
      keyOf: ({ key }) => key,
      isPruning: isPruning && has("entities"),
      want: (before, given) => wantEntity(before, given, isPruning),
    }),
    sources: merge(current.sources, file.sources, {
      keyOf: ({ key }) => key,
      isPruning: isPruning && has("sources"),
      want: (before, given) => wantSource(isPruning ? null : before, given),
    }),
  };
}

function merge<Full, Given>(
  current: readonly Full[],
  given: readonly Given[],
  how: {
    keyOf: (each: Full | Given) => string;
    isPruning: boolean;
    want: (before: Full | null, given: Given) => Full;
  },
): Full[] {
  const before = new Map(current.map((each) => [how.keyOf(each), each]));
  const named = new Set(given.map(how.keyOf));
  const kept = how.isPruning ? [] : current.filter((each) => !named.has(how.keyOf(each)));
  return [...kept, ...given.map((each) => how.want(before.get(how.keyOf(each)) ?? null, each))];
}

function wantSettings(
  before: Configuration["settings"],
  given: Record<string, unknown>,
): Configuration["settings"] {
  const wanted: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(given)) {
    if (!isSettingKey(key) || isSecretKey(key)) continue;
    const tidied = typeof value === "string" ? value.trim() : value;
    if (tidied === null || tidied === defaultOf(key)) delete wanted[key];
    else wanted[key] = tidied;
  }
  return wanted;
}

function wantEntity(stored: FullEntity | null, given: GivenEntity, isPruning: boolean): FullEntity {
  const before = isPruning ? null : stored;
  const left = (role: TermRole): Omit<EntityTerm, "id">[] =>
    before?.terms.filter((term) => term.role === role) ?? [];
  return {
    key: given.key,
    kind: given.kind,
    name: given.name,
    company: chosen(given.company, before?.company, null),
    position: emptyToNull(chosen(given.position, before?.position, null)),
    patronymic: emptyToNull(chosen(given.patronymic, before?.patronymic, null)),
    terms: [
      ...termsOf(given),
      ...(given.exclude === undefined ? left("exclude") : []),
      ...(given.require === undefined ? left("require") : []),
      ...(given.lookalikes === undefined ? left("lookalike") : []),
      ...(given.secrets === undefined ? (stored?.terms.filter(({ role }) => role === "secret") ?? []) : []),
    ],
  };
}

function wantSource(before: FullSource | null, given: GivenSource): FullSource {
  return {
    key: given.key,
    kind: given.kind,
    url: given.url,
    name: given.name,
    platform: chosen(given.platform, before?.platform, "news"),
    tier: chosen(given.tier, before?.tier, 2),
    audience: chosen(given.audience, before?.audience, null),
    folder: emptyToNull(chosen(given.folder, before?.folder, null)),
    tags: chosen(given.tags, before?.tags, []),
    note: emptyToNull(chosen(given.note, before?.note, null)),
    language: emptyToNull(chosen(given.language, before?.language, null)),
    readsComments: chosen(given.readsComments, before?.readsComments, false),
    keepDays: chosen(given.keepDays, before?.keepDays, null),
    owner: chosen(given.owner, before?.owner, null),
    serviceRoot: chosen(given.serviceRoot, before?.serviceRoot, null),
  };
}

function chosen<T>(given: T | undefined, before: T | undefined, otherwise: T): T {
  return given === undefined ? (before ?? otherwise) : given;
}

function emptyToNull(text: string | null): string | null {
  return text === "" ? null : text;
}
