import type { KeptEntity, KeptSource } from "@earshot/db/queries/configuration";
import type { PlainSettingKey, SecretSettingKey } from "@earshot/core/settings/registry";
import type { TagColour } from "@earshot/core/triage/tag";

export type FullEntity = Omit<KeptEntity, "entityId">;
export type FullSource = Omit<KeptSource, "sourceId">;

/** What a file can describe, in full. */
export interface Configuration {
  /** Those that somebody chose; the others stand at their default. */
  settings: Partial<Record<PlainSettingKey, string | number | boolean>>;
  /** Secrets that are set. Never their values. */
  secrets: readonly SecretSettingKey[];
  tags: { name: string; colour: TagColour | null }[];
  entities: FullEntity[];
  sources: FullSource[];
}
