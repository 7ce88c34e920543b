import { isSecretKey, isSettingKey } from "@earshot/core/settings/registry";
import { authorizeMachine } from "@earshot/core/triage/authorized";
import { nameKey } from "@earshot/core/triage/tag";
import type { Db } from "@earshot/db/database";
import { commandLine, recordAudit } from "@earshot/db/queries/audit";
import { changeSettings, type SettingChanges } from "@earshot/db/queries/change-settings";
import { readKept, retireTagByName, upsertTag } from "@earshot/db/queries/configuration";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { retireEntity } from "@earshot/db/queries/entity-edit";
import { retireSources } from "@earshot/db/queries/source-edit";
import { upsertSource } from "@earshot/db/queries/sources";
import { upsertEntity } from "@earshot/db/queries/watch-list";
import type { SecretBox } from "@earshot/runtime/encrypt-secret";
import { CommandError } from "../failure.ts";
import type { Difference } from "./compare-configurations.ts";
import type { Plan } from "./plan-apply.ts";
import { keptKey } from "./read-configuration.ts";
import { applyAlerts, applyChannels, type NewSigning } from "./apply-alerts.ts";
import { applyClocks, applyRules } from "./apply-rules.ts";
import { applyPlans } from "./sections/calendar.ts";
import { applyDashboards } from "./sections/dashboards.ts";
import { applyFacts } from "./sections/facts.ts";
import { applyMessages } from "./sections/key-messages.ts";
import { applyPlaybook } from "./sections/playbook.ts";

interface Applying {
  plan: Plan;
  isDemo: boolean;
  now: Date;
  /** Numbers of entities and sources that are there, by key as the file writes it. */
  entityIds: Map<string, number>;
  sourceIds: Map<string, number>;
}

/** Does what a plan says, within the transaction of the caller. The demo leaves no lines in the audit log. */
export async function applyPlan(
  tx: Db,
  box: SecretBox | null,
  given: { plan: Plan; isDemo: boolean; now: Date },
): Promise<NewSigning[]> {
  const { plan, isDemo, now } = given;
  const kept = await readKept(tx, { isDemo });
  const ids = (list: readonly { key: string }[], id: (index: number) => number): Map<string, number> =>
    new Map(list.map(({ key }, index) => [isDemo ? key.replace(/^demo:/, "") : key, id(index)]));
  const applying: Applying = {
    ...given,
    entityIds: ids(kept.entities, (index) => kept.entities[index]?.entityId ?? 0),
    sourceIds: ids(kept.sources, (index) => kept.sources[index]?.sourceId ?? 0),
  };
  await applySettings(tx, box, plan, now);
  for (const difference of plan.differences) {
    const isDone = await applyOne(tx, applying, difference);
    if (isDone !== null && !isDemo) await audit(tx, difference, isDone, now);
  }
  // Last, each after what it names: rules name alert rules and tags, those name channels.
  const signings = await applyChannels(tx, box, plan, now);
  await applyAlerts(tx, plan, now);
  await applyRules(tx, plan, now);
  await applyPlaybook(tx, plan, now);
  await applyFacts(tx, plan, now);
  await applyMessages(tx, plan, now);
  await applyPlans(tx, plan, now);
  await applyDashboards(tx, plan, now);
  return signings;
}

/** Number of what was changed, for the audit log; null when whoever did it has told the log already. */
async function applyOne(tx: Db, applying: Applying, difference: Difference): Promise<number | null> {
  switch (difference.section) {
    case "tags":
      return applyTag(tx, applying, difference);
    case "entities":
      return applyEntity(tx, applying, difference);
    case "sources":
      return applySource(tx, applying, difference);
    case "clocks":
      return applyClocks(tx, applying.plan, applying.now);
    default:
      return null;
  }
}

async function applySettings(tx: Db, box: SecretBox | null, plan: Plan, now: Date): Promise<void> {
  const changes: SettingChanges = {};
  for (const { section, key, fields } of plan.differences) {
    const [only] = fields;
    if (section !== "settings" || !isSettingKey(key) || isSecretKey(key)) continue;
    if (only && "to" in only) changes[key] = only.to;
  }
  Object.assign(changes, Object.fromEntries(plan.secrets));
  if (Object.keys(changes).length === 0) return;
  if (box === null) throw new Error("settings are applied with the key of the secrets at hand");
  const proof = authorizeMachine();
  const by = { proof, systemProof: proof, actor: commandLine, version: null };
  const changed = await changeSettings(tx, box, { ...by, changes, now });
  if (!changed.ok) throw new CommandError(`The settings could not be applied: ${changed.reason}.`);
}

async function applyTag(tx: Db, { plan, now }: Applying, { kind, key, name }: Difference): Promise<number> {
  if (kind === "remove") {
    await retireTagByName(tx, name, now);
    return 0;
  }
  const wanted = plan.wanted.tags.find((tag) => nameKey(tag.name) === key);
  return upsertTag(tx, { name, colour: wanted?.colour ?? null }, now);
}

async function applyEntity(
  tx: Db,
  { plan, entityIds, isDemo, now }: Applying,
  { kind, key }: Difference,
): Promise<number | null> {
  if (kind === "remove") {
    await retireEntity(tx, byCommandLine(), entityIds.get(key) ?? 0, now);
    return null;
  }
  const wanted = plan.wanted.entities.find((each) => each.key === key);
  if (!wanted) throw new Error(`a difference speaks of ${key}, which nobody wants`);
  const { company, ...facts } = wanted;
  const companyId = company === null ? null : (entityIds.get(company) ?? null);
  const saved = await upsertEntity(tx, { ...facts, key: keptKey(key, isDemo), companyId, isDemo }, now);
  if (!saved.ok) throw new CommandError(`${key} could not be saved: its company is gone.`);
  entityIds.set(key, saved.entityId);
  return saved.entityId;
}

async function applySource(
  tx: Db,
  { plan, sourceIds, entityIds, isDemo, now }: Applying,
  { kind, key }: Difference,
): Promise<number | null> {
  if (kind === "remove") {
    await retireSources(tx, byCommandLine(), [sourceIds.get(key) ?? 0], now);
    return null;
  }
  const wanted = plan.wanted.sources.find((each) => each.key === key);
  if (!wanted) throw new Error(`a difference speaks of ${key}, which nobody wants`);
  const { owner, ...facts } = wanted;
  const ownerEntityId = owner === null ? null : (entityIds.get(owner) ?? null);
  const saved = await upsertSource(tx, { ...facts, key: keptKey(key, isDemo), ownerEntityId, isDemo }, now);
  return saved.sourceId;
}

const words = {
  clocks: "clock_policy",
  channels: "channel",
  alerts: "alert_rule",
  rules: "rule",
  tags: "tag",
  entities: "entity",
  sources: "source",
  settings: "setting",
  playbook: "playbook",
  facts: "fact",
  keyMessages: "key_message",
  calendar: "calendar",
  dashboards: "dashboard",
} as const satisfies Record<Difference["section"], string>;
const deeds = { add: "added", change: "changed", remove: "retired" } as const;

async function audit(tx: Db, difference: Difference, id: number, now: Date): Promise<void> {
  const targetKind = words[difference.section];
  const from: Record<string, unknown> = {};
  const to: Record<string, unknown> = {};
  for (const change of difference.fields) {
    if ("to" in change) {
      if (difference.kind === "change") from[change.field] = change.from;
      if (difference.kind === "change" || change.to !== null) to[change.field] = change.to;
      continue;
    }
    if (change.removed.length > 0) from[change.field] = change.removed;
    if (change.added.length > 0) to[change.field] = change.added;
  }
  const target = { targetKind, targetId: id === 0 ? null : id, targetName: difference.name };
  await recordAudit(
    tx,
    commandLine,
    { what: `${targetKind}.${deeds[difference.kind]}`, ...target, from, to },
    now,
  );
}
