import { authorizeMachine } from "@earshot/core/triage/authorized";
import type { AlertRule, AlertStep } from "@earshot/core/report/alert/alert-rule";
import { nameKey } from "@earshot/core/triage/tag";
import type { Db } from "@earshot/db/database";
import { replayRule } from "@earshot/db/queries/alert-replay";
import { listAlertRules, removeAlertRule, saveAlertRule } from "@earshot/db/queries/alert-rules";
import { commandLine } from "@earshot/db/queries/audit";
import { listChannels, removeChannel, saveChannel } from "@earshot/db/queries/channels";
import { listPeople } from "@earshot/db/queries/people";
import type { SecretBox } from "@earshot/runtime/encrypt-secret";
import { CommandError } from "../failure.ts";
import type { FullAlert } from "./configuration.ts";
import type { Plan } from "./plan-apply.ts";

/** What a new webhook is signed with: shown once, to whoever applied the file. */
export interface NewSigning {
  name: string;
  signing: string;
}

/** Makes, changes and removes channels as planned; the log is told by whoever does it. */
export async function applyChannels(
  tx: Db,
  box: SecretBox | null,
  plan: Plan,
  now: Date,
): Promise<NewSigning[]> {
  const by = { may: authorizeMachine(), actor: commandLine, now };
  const known = new Map((await listChannels(tx)).map((each) => [nameKey(each.name), each]));
  const made: NewSigning[] = [];
  for (const { kind, key, section } of plan.differences) {
    if (section !== "channels") continue;
    const there = known.get(key);
    if (kind === "remove") {
      if (there) await removeChannel(tx, { ...by, channelId: there.channelId });
      continue;
    }
    const wanted = plan.wanted.channels.find(({ name }) => nameKey(name) === key);
    if (!wanted) throw new Error(`a difference speaks of the channel ${key}, which nobody wants`);
    if (box === null) throw new Error("channels are applied with the key of the secrets at hand");
    const { chat: chatId, ...facts } = wanted;
    const saved = await saveChannel(tx, box, {
      ...by,
      known: there ? { channelId: there.channelId, version: null } : null,
      to: { ...facts, chatId, url: plan.addresses.get(key) ?? null },
    });
    if (!saved.ok)
      throw new CommandError(`Nothing was applied: the channel ${wanted.name} is refused (${saved.reason}).`);
    if (saved.signing !== null) made.push({ name: wanted.name, signing: saved.signing });
  }
  return made;
}

/** Makes, changes and removes alert rules as planned, each with what it would have done over the last 90 days. */
export async function applyAlerts(tx: Db, plan: Plan, now: Date): Promise<void> {
  const by = { may: authorizeMachine(), actor: commandLine, now };
  const known = new Map((await listAlertRules(tx)).map((rule) => [nameKey(rule.name), rule]));
  for (const { kind, key, section } of plan.differences) {
    if (section !== "alerts") continue;
    const there = known.get(key);
    if (kind === "remove") {
      if (there) await removeAlertRule(tx, { ...by, alertRuleId: there.alertRuleId });
      continue;
    }
    const wanted = plan.wanted.alerts.find(({ name }) => nameKey(name) === key);
    if (!wanted) throw new Error(`a difference speaks of the alert rule ${key}, which nobody wants`);
    const rule: AlertRule = { ...wanted, steps: await stepsOf(tx, wanted) };
    const { days, perMonth, falseAlarmsPerMonth } = await replayRule(tx, rule, now);
    const saved = await saveAlertRule(tx, {
      ...by,
      rule,
      forecast: { days, perMonth, falseAlarmsPerMonth },
      known: there ? { alertRuleId: there.alertRuleId, version: null } : null,
    });
    if (!saved.ok)
      throw new CommandError(
        `Nothing was applied: the alert rule ${wanted.name} is refused (${saved.reason}).`,
      );
  }
}

async function stepsOf(tx: Db, rule: FullAlert): Promise<AlertStep[]> {
  const [people, channels] = [await listPeople(tx), await listChannels(tx)];
  const missing = (what: string): never => {
    throw new CommandError(
      `Nothing was applied: the alert rule ${rule.name} names ${what}, which is not there.`,
    );
  };
  return rule.steps.map(({ afterMinutes, roles, people: emails, channels: names }) => ({
    afterMinutes,
    roles,
    personIds: emails.map(
      (email) => people.find((person) => person.email === email)?.personId ?? missing(email),
    ),
    channelIds: names.map(
      (name) =>
        channels.find((each) => nameKey(each.name) === nameKey(name))?.channelId ??
        missing(`the channel ${name}`),
    ),
  }));
}
