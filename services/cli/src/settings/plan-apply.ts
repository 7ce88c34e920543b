import type { SecretSettingKey } from "@earshot/core/settings/registry";
import type { Db } from "@earshot/db/database";
import { openSecret } from "@earshot/db/queries/read-settings";
import { SecretError, type SecretBox } from "@earshot/runtime/encrypt-secret";
import { CommandError } from "../failure.ts";
import { planAddresses } from "./channel-addresses.ts";
import { compareConfigurations, type Difference } from "./compare-configurations.ts";
import type { Configuration } from "./configuration.ts";
import { readReferences } from "./given-settings.ts";
import type { MonitorFile } from "./monitor-file.ts";
import { readConfiguration } from "./read-configuration.ts";
import { wantConfiguration } from "./want-configuration.ts";

export interface ApplyOptions {
  isDemo: boolean;
  /** Whether what the file leaves out goes. */
  isPruning: boolean;
  /** Where references to secrets lead. */
  env: Readonly<Record<string, string | undefined>>;
}

export interface Plan {
  differences: Difference[];
  wanted: Configuration;
  /** New values of secrets; shown nowhere. */
  secrets: ReadonlyMap<SecretSettingKey, string>;
  /** New addresses of channels, by key of the channel; shown nowhere. */
  addresses: ReadonlyMap<string, string>;
}

/** What applying a file would do. Throws CommandError when the file contradicts what is there. */
export async function planApply(
  db: Db,
  box: SecretBox | null,
  file: MonitorFile,
  options: ApplyOptions,
): Promise<Plan> {
  const current = await readConfiguration(db, options.isDemo);
  const wanted = wantConfiguration(current, file, options.isPruning);
  refuseDoubles(current, wanted);
  const secrets = new Map<SecretSettingKey, string>();
  const differences: Difference[] = [];
  for (const [key, { name, value }] of readReferences(file.settings ?? {}, options.env)) {
    const isSet = current.secrets.includes(key);
    if (value === null) {
      if (isSet) continue;
      throw new CommandError(
        `settings.${key}: the variable ${name} is not set. Set it, or take the line out and enter the secret in the page.`,
      );
    }
    if (isSet && box !== null && (await isSame(db, box, key, value))) continue;
    secrets.set(key, value);
    const fields = [{ field: "", from: isSet ? "(set)" : "(not set)", to: `(from ${name})` }];
    differences.push({ kind: "change", section: "settings", key, name: key, fields });
  }
  const told = await planAddresses(db, box, {
    channels: file.channels ?? [],
    current,
    differences: compareConfigurations(current, wanted),
    env: options.env,
  });
  const { addresses } = told;
  return { differences: [...differences, ...told.differences], wanted, secrets, addresses };
}

/** A secret that no key opens differs from every other. */
async function isSame(db: Db, box: SecretBox, key: SecretSettingKey, value: string): Promise<boolean> {
  try {
    return (await openSecret(db, box, key)) === value;
  } catch (error) {
    if (error instanceof SecretError) return false;
    throw error;
  }
}

/** A new key for something that is there already would make it a second time, without its history. */
function refuseDoubles(current: Configuration, wanted: Configuration): void {
  const problems = [
    ...doubles(
      "entities",
      current.entities,
      wanted.entities,
      ({ kind, name }) => `${kind} ${name.toLowerCase()}`,
    ),
    ...doubles("sources", current.sources, wanted.sources, ({ url }) => url),
  ];
  if (problems.length > 0) throw new CommandError(`Nothing was applied.\n${problems.join("\n")}`);
}

function doubles<T extends { key: string; name: string }>(
  section: string,
  current: readonly T[],
  wanted: readonly T[],
  identity: (each: T) => string,
): string[] {
  const known = new Map(current.map((each) => [each.key, each]));
  const byIdentity = new Map(current.map((each) => [identity(each), each]));
  return wanted.flatMap((each) => {
    const same = byIdentity.get(identity(each));
    if (known.has(each.key) || same === undefined) return [];
    return [`  ${section}, ${each.key}: ${each.name} is there already; give it its key: ${same.key}`];
  });
}
