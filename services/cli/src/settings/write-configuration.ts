import { stringify } from "yaml";
import { entityKinds, type EntityTerm, type TermRole } from "@earshot/core/match/entity";
import { settingKeys } from "@earshot/core/settings/registry";
import { nameKey } from "@earshot/core/triage/tag";
import type { Configuration, FullEntity, FullRule, FullSource } from "./configuration.ts";
import { writeAlert, writeChannels } from "./write-alerts.ts";
import { writePlans } from "./sections/calendar.ts";
import { writeDashboards } from "./sections/dashboards.ts";
import { writeFacts } from "./sections/facts.ts";
import { writeMessages } from "./sections/key-messages.ts";
import { writePlaybook } from "./sections/playbook.ts";
import { filled, sorted } from "./filled.ts";
import { envName } from "./given-settings.ts";

const head = `# Configuration of Earshot, written by: npm run earshot -- export
# Keep it where you like, a repository for instance. Bring an installation up to it: npm run earshot -- apply <this file>
# What it leaves out stays as it is; with --prune it goes. Secrets are never written: set the variables that stand for them.
# Secret words of the watch list are written with --with-secret-words alone; a file without them leaves them as they are.
`;

/**
 * A configuration as a file that `readMonitorFile` reads back. The same configuration gives the same bytes, in any installation.
 * Secret words are left out unless asked for: such a file is made to be kept where more people read.
 */
export function writeConfiguration(
  configuration: Configuration,
  { withSecretWords = false }: { withSecretWords?: boolean } = {},
): string {
  const { settings, secrets, tags, clocks, channels, alerts, rules, entities, sources } = configuration;
  const { playbook, facts, keyMessages, calendar, dashboards } = configuration;
  const chosen: Record<string, unknown> = { ...settings };
  for (const key of secrets) chosen[key] = { env: envName(key) };
  const known = settingKeys.filter((key) => chosen[key] !== undefined);
  const document = {
    settings: Object.fromEntries(known.map((key) => [key, chosen[key]])),
    tags: sorted(tags, ({ name }) => nameKey(name)).map(({ name, colour }) => ({
      name,
      ...(colour === null ? {} : { colour }),
    })),
    ...(clocks === null ? {} : { clocks }),
    ...(channels.length === 0 ? {} : { channels: writeChannels(channels) }),
    ...(alerts.length === 0 ? {} : { alerts: sorted(alerts, ({ name }) => nameKey(name)).map(writeAlert) }),
    ...(rules.length === 0 ? {} : { rules: rules.map(writeRule) }),
    ...(playbook.isOwn && playbook.body ? { playbook: writePlaybook(playbook.body) } : {}),
    ...(facts.length === 0 ? {} : { facts: writeFacts(facts) }),
    ...(keyMessages.length === 0 ? {} : { keyMessages: writeMessages(keyMessages) }),
    ...(calendar.length === 0 ? {} : { calendar: writePlans(calendar) }),
    ...(dashboards.length === 0 ? {} : { dashboards: writeDashboards(dashboards) }),
    entities: sorted(entities, ({ kind, key }) => `${entityKinds.indexOf(kind)} ${key}`).map((each) =>
      writeEntity(each, withSecretWords),
    ),
    sources: sorted(sources, ({ key }) => key).map(writeSource),
  };
  return head + stringify(document, { lineWidth: 0, sortMapEntries: false, aliasDuplicateObjects: false });
}

function writeRule({ name, query, isOn, zone, isLast, ...actions }: FullRule) {
  const { tags, assign, severity, irrelevant, alert } = actions;
  const deed = filled({ tags, assign, severity, irrelevant, alert });
  return { name, query, zone, do: deed, ...(isLast ? { last: true } : {}), ...(isOn ? {} : { on: false }) };
}

function writeEntity(
  { terms, company, position, patronymic, ...facts }: FullEntity,
  withSecretWords: boolean,
) {
  const inRole = (role: TermRole) => terms.filter((term) => term.role === role);
  const context = (role: TermRole) => inRole(role).map(writeContextTerm);
  return filled({
    key: facts.key,
    kind: facts.kind,
    name: facts.name,
    company,
    position,
    patronymic,
    terms: inRole("match").map(writeTerm),
    exclude: context("exclude"),
    require: context("require"),
    lookalikes: context("lookalike"),
    secrets: withSecretWords ? inRole("secret").map(writeTerm) : [],
  });
}

function writeTerm({ text, kind, needsContext, isCaseSensitive }: Omit<EntityTerm, "id">) {
  if (kind === "word" && !needsContext && !isCaseSensitive) return text;
  return {
    text,
    ...(kind === "word" ? {} : { kind }),
    ...(needsContext ? { needsContext } : {}),
    ...(isCaseSensitive ? { caseSensitive: true } : {}),
  };
}

function writeContextTerm({ text, kind }: Omit<EntityTerm, "id">) {
  return kind === "word" ? text : { text, kind };
}

function writeSource({ platform, tier, audience, folder, tags, note, language, ...facts }: FullSource) {
  const { readsComments, keepDays, owner } = facts;
  return filled({
    key: facts.key,
    kind: facts.kind,
    url: facts.url,
    name: facts.name,
    platform,
    tier,
    audience,
    folder,
    tags,
    note,
    language,
    readsComments: readsComments ? true : null,
    keepDays,
    owner,
  });
}
