import { z } from "zod";
import { checkSetting } from "@earshot/core/settings/check-setting";
import {
  isSecretKey,
  isSettingKey,
  settingKeys,
  type SecretSettingKey,
} from "@earshot/core/settings/registry";
import { CommandError } from "../failure.ts";
import type { Problem } from "./check-keys.ts";

const reference = z.strictObject({ env: z.string().regex(/^[A-Za-z_]\w{0,99}$/) });

/** What is wrong with the section `settings`. A value that should have been a reference is not repeated. */
export function checkGivenSettings(given: Record<string, unknown>): Problem[] {
  return Object.entries(given).flatMap(([key, value]): Problem[] => {
    const message = problemOf(key, value);
    return message === null ? [] : [{ path: ["settings", key], message }];
  });
}

function problemOf(key: string, value: unknown): string | null {
  if (!isSettingKey(key)) return `there is no such setting; there are ${settingKeys.join(", ")}`;
  if (value === null) return null;
  if (isSecretKey(key)) {
    if (reference.safeParse(value).success) return null;
    return `a secret does not belong into a file; write { env: ${envName(key)} } and set that variable`;
  }
  const checked = checkSetting(key, value);
  return checked.ok ? null : checked.problem.en;
}

/** The variable that an export names for a secret. */
export function envName(key: SecretSettingKey): string {
  return `EARSHOT_${key.toUpperCase().replaceAll(".", "_")}`;
}

/** Secrets that a file refers to, by key: null for one whose variable is not set. */
export function readReferences(
  given: Record<string, unknown>,
  env: Readonly<Record<string, string | undefined>>,
): Map<SecretSettingKey, { name: string; value: string | null }> {
  const found = new Map<SecretSettingKey, { name: string; value: string | null }>();
  for (const [key, value] of Object.entries(given)) {
    const read = reference.safeParse(value);
    if (!isSettingKey(key) || !isSecretKey(key) || !read.success) continue;
    const name = read.data.env;
    const text = env[name];
    if (text !== undefined && text !== "" && !checkSetting(key, text).ok)
      throw new CommandError(`settings.${key}: what ${name} holds cannot be used. Set it to the secret.`);
    found.set(key, { name, value: text === undefined || text === "" ? null : text });
  }
  return found;
}
