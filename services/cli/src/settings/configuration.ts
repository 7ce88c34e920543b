import type { KeptEntity, KeptSource } from "@earshot/db/queries/configuration";
import type { PlainSettingKey, SecretSettingKey } from "@earshot/core/settings/registry";
import type { ClockPolicy } from "@earshot/core/triage/clock/policy";
import type { AlertRuleBody } from "@earshot/contract/alert";
import type { ChannelKind } from "@earshot/core/notify/channel";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import type { Role } from "@earshot/core/triage/status";
import type { TagColour } from "@earshot/core/triage/tag";

import type { FullDashboard } from "./sections/dashboards.ts";
import type { FullFact } from "./sections/facts.ts";
import type { FullKeyMessage } from "./sections/key-messages.ts";
import type { FullPlan } from "./sections/calendar.ts";
import type { FullPlaybook } from "./sections/playbook.ts";

export type FullEntity = Omit<KeptEntity, "entityId">;
/** A rule as a file says it: tags, people and alert rules by name, so that it means the same in another installation. */
export interface FullRule {
  name: string;
  query: string;
  isOn: boolean;
  zone: string;
  isLast: boolean;
  tags: string[];
  /** E-mail address of whom posts are given to. */
  assign: string | null;
  severity: number | null;
  irrelevant: string | null;
  /** Name of the alert rule whose people are told. */
  alert: string | null;
  /** Name of the rule above it; null for the first. */
  after: string | null;
}

/** A channel of the team; an address is a secret and no part of it. */
export interface FullChannel {
  name: string;
  kind: ChannelKind;
  /** Number of a chat; null for kinds that have an address. */
  chat: string | null;
  language: PageLanguage;
  isOn: boolean;
  tellsSystem: boolean;
}

/** A rule by which the team is told, with people by e-mail address and channels by name. */
export interface FullAlert extends Omit<AlertRuleBody, "steps"> {
  steps: { afterMinutes: number; roles: Role[]; people: string[]; channels: string[] }[];
}

export type FullSource = Omit<KeptSource, "sourceId">;

/** What a file can describe, in full. */
export interface Configuration {
  /** Those that somebody chose; the others stand at their default. */
  settings: Partial<Record<PlainSettingKey, string | number | boolean>>;
  /** Secrets that are set. Never their values. */
  secrets: readonly SecretSettingKey[];
  tags: { name: string; colour: TagColour | null }[];
  /** How clocks run; null where nobody has changed it. */
  clocks: ClockPolicy | null;
  channels: FullChannel[];
  alerts: FullAlert[];
  /** In their order. */
  rules: FullRule[];
  playbook: FullPlaybook;
  facts: FullFact[];
  /** In their order. */
  keyMessages: FullKeyMessage[];
  calendar: FullPlan[];
  dashboards: FullDashboard[];
  entities: FullEntity[];
  sources: FullSource[];
}
