import { alertRuleBodySchema } from "@earshot/contract/alert";
import { hasAddress } from "@earshot/core/notify/channel";
import { nameKey } from "@earshot/core/triage/tag";
import type { Db } from "@earshot/db/database";
import { listAlertRules } from "@earshot/db/queries/alert-rules";
import { listChannels } from "@earshot/db/queries/channels";
import { listPeople } from "@earshot/db/queries/people";
import { writeTime } from "./alerts-in-file.ts";
import type { FullAlert, FullChannel } from "./configuration.ts";
import type { GivenAlert, GivenChannel } from "./monitor-file.ts";

/** Channels of the team. Where an address leads stays a secret: whether there is one is told by the kind. */
export async function readFullChannels(db: Db): Promise<FullChannel[]> {
  return (await listChannels(db)).map(({ name, kind, place, language, isOn, tellsSystem }) => ({
    name,
    kind,
    chat: hasAddress(kind) ? null : place,
    language,
    isOn,
    tellsSystem,
  }));
}

/** Alert rules with people and channels by name; whoever left is left out. */
export async function readFullAlerts(db: Db): Promise<FullAlert[]> {
  const [rules, people, channels] = [await listAlertRules(db), await listPeople(db), await listChannels(db)];
  return rules.map((kept) => {
    const { steps, ...rule } = alertRuleBodySchema.parse(kept);
    const named = steps.map(({ afterMinutes, roles, personIds, channelIds }) => ({
      afterMinutes,
      roles: [...roles].sort(),
      people: people.flatMap(({ personId, email }) => (personIds.includes(personId) ? [email] : [])).sort(),
      channels: channels.flatMap(({ channelId, name }) => (channelIds.includes(channelId) ? [name] : [])),
    }));
    return { ...rule, steps: named };
  });
}

/** A channel that there will be: what the file leaves out stays as it was. */
export function wantChannel(before: FullChannel | null, given: GivenChannel): FullChannel {
  return {
    name: given.name,
    kind: given.kind,
    chat: given.chat ?? before?.chat ?? null,
    language: given.language ?? before?.language ?? "ru",
    isOn: given.on ?? before?.isOn ?? true,
    tellsSystem: given.system ?? before?.tellsSystem ?? false,
  };
}

/** A rule that there will be: what the file leaves out stays as it was, and is what the page begins with where nothing was. */
export function wantAlert(
  before: FullAlert | null,
  given: GivenAlert,
  all: readonly Pick<FullChannel, "name">[],
): FullAlert {
  // As the channel itself is written, or the letter case of a file would be a difference for ever.
  const spelled = (name: string): string =>
    all.find((each) => nameKey(each.name) === nameKey(name))?.name ?? name;
  const steps = given.tell?.map(({ after: afterMinutes, roles, people, channels }) => ({
    afterMinutes,
    roles: [...new Set(roles)].sort(),
    people: [...new Set(people.map((email) => email.toLowerCase()))].sort(),
    channels: [...new Set(channels.map(spelled))].sort(byName),
  }));
  return {
    name: given.name,
    isOn: given.on ?? before?.isOn ?? true,
    condition: given.when,
    query: given.query ?? before?.query ?? "",
    groupBy: given.groupBy ?? before?.groupBy ?? "rule",
    coolDownMinutes: given.coolDownMinutes ?? before?.coolDownMinutes ?? 180,
    severity: given.severity ?? before?.severity ?? "post",
    telling: given.telling ?? before?.telling ?? { mode: "at_once" },
    quiet: given.quiet === undefined ? (before?.quiet ?? null) : given.quiet,
    zone: given.zone ?? before?.zone ?? "UTC",
    steps: steps ?? before?.steps ?? [],
  };
}

function byName(a: string, b: string): number {
  return nameKey(a) < nameKey(b) ? -1 : 1;
}

/** A rule as differences speak of it: what is nested in one line each. */
export function alertFields({ condition, telling, quiet, steps, ...facts }: FullAlert) {
  return {
    ...facts,
    condition: JSON.stringify(condition),
    telling:
      telling.mode === "at_once" ? "at once" : `digest at ${telling.minutes.map(writeTime).join(", ")}`,
    quiet:
      quiet === null
        ? null
        : `${writeTime(quiet.from)}–${writeTime(quiet.to)}, unless ${quiet.unlessSeverity ?? "never"}`,
    steps: steps.map(({ afterMinutes, roles, people, channels }) => {
      const told = [...roles, ...people, ...channels.map((name) => `#${name}`)];
      return `after ${afterMinutes} min: ${told.join(", ") || "nobody"}`;
    }),
  };
}
