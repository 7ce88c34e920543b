import type { KeptEntity, KeptSource } from "@earshot/db/queries/configuration";
import type { PlainSettingKey, SecretSettingKey } from "@earshot/core/settings/registry";
import type { ClockPolicy } from "@earshot/core/triage/clock/policy";
import type { TagColour } from "@earshot/core/triage/tag";

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
  /** In their order. */
  rules: FullRule[];
  entities: FullEntity[];
  sources: FullSource[];
}
