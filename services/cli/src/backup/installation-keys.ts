import { existsSync } from "node:fs";
import type { Config } from "@earshot/runtime/env";
import type { SecretKey } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys, secretKeyFile, writeKeyFile } from "@earshot/runtime/secret-keys";
import { readSecretKey } from "@earshot/runtime/encrypt-secret";
import type { ContentHead } from "./backup-format.ts";

/** The keys of the secrets in the database, and where they come from. */
export interface InstallationKeys {
  known: readonly SecretKey[];
  place: "file" | "environment" | "nowhere";
}

/** Reads the keys that are there; unlike a start it makes none. */
export function readInstallationKeys(config: Config, dataDir: string): InstallationKeys {
  const keys = [...config.secrets.keys];
  if (keys.length === 0 && !existsSync(secretKeyFile(dataDir))) return { known: [], place: "nowhere" };
  const known = loadSecretKeys({ keys, dataDir }, { mustExist: true }).read();
  return { known, place: keys.length > 0 ? "environment" : "file" };
}

/**
 * Sees to it that the secrets of a restored backup open here: keys out of the file join those of the key file, before
 * them. @returns what the person should know, or null when there is nothing to tell
 */
export function restoreKeys(
  { secretKeyIds, secretKeys }: ContentHead,
  here: InstallationKeys,
  dataDir: string,
): string | null {
  const known = new Set(here.known.map(({ keyId }) => keyId));
  if (secretKeyIds.every((id) => known.has(id))) return null;
  const file = secretKeyFile(dataDir);
  const inBackup = (secretKeys ?? []).flatMap((text) => readSecretKey(text) ?? []);
  if (inBackup.length === 0) {
    return `The key of the secrets is not in this backup. Copy secret.key of the old installation to ${file} before the next start; without it, enter passwords and tokens again under Settings.`;
  }
  if (here.place === "environment") {
    return "The secrets of this backup open with another key than EARSHOT_SECRET_KEY holds. Set it to the key of the installation that was backed up, or leave it out and restore again: the key is in the backup.";
  }
  const others = here.known.filter(({ keyId }) => !secretKeyIds.includes(keyId));
  writeKeyFile(file, [...inBackup, ...others]);
  return `The key of the secrets was put back into ${file}.`;
}
