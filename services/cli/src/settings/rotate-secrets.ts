import type { Db } from "@earshot/db/database";
import { commandLine, recordAudit } from "@earshot/db/queries/audit";
import { holdRotation, resealAll } from "@earshot/db/queries/sealed";
import {
  createSecretBox,
  newSecretKey,
  readSecretKey,
  type SecretKeys,
} from "@earshot/runtime/encrypt-secret";
import {
  loadSecretKeys,
  secretKeyFile,
  writeKeyFile,
  type SecretKeySettings,
} from "@earshot/runtime/secret-keys";
import { CommandError } from "../failure.ts";

export interface Rotated {
  resealed: number;
  /** Names of secrets that no known key opens. */
  unreadable: string[];
  /** Where the key stands. */
  where: "file" | "variable";
}

/**
 * Exchanges the key of the secrets: the new key joins the file first, then everything is sealed with it in one transaction, then
 * the old key leaves the file. Killed in between, the file holds both and everything opens; the next call goes on with that new key.
 * A running Earshot reads the file anew for each secret, so it follows.
 */
export async function rotateSecrets(
  db: Db,
  settings: SecretKeySettings & { dataDir: string },
  now: Date,
): Promise<Rotated> {
  return db.transaction(async (guard) => {
    await holdRotation(guard);
    return settings.keys.length > 0 ? rotateVariable(db, settings, now) : rotateFile(db, settings, now);
  });
}

async function rotateVariable(db: Db, settings: SecretKeySettings, now: Date): Promise<Rotated> {
  const keys = loadSecretKeys(settings);
  if (keys.read().length < 2) {
    throw new CommandError(
      "EARSHOT_SECRET_KEY holds one key. Put a new one (openssl rand -base64 32) before it, with a comma, wherever it is set; restart Earshot, then run this again.",
    );
  }
  return { ...(await seal(db, keys, now)), where: "variable" };
}

async function rotateFile(
  db: Db,
  settings: SecretKeySettings & { dataDir: string },
  now: Date,
): Promise<Rotated> {
  const file = secretKeyFile(settings.dataDir);
  const keys = loadSecretKeys(settings);
  const known = keys.read();
  if (known.length === 1) {
    const added = readSecretKey(newSecretKey());
    if (added === null) throw new Error("a new key is no key");
    writeKeyFile(file, [added, ...known]);
  }
  const sealed = await seal(db, keys, now);
  writeKeyFile(file, keys.read().slice(0, 1));
  return { ...sealed, where: "file" };
}

/** On a connection of its own, committed before the old key goes. */
async function seal(db: Db, keys: SecretKeys, now: Date): Promise<Omit<Rotated, "where">> {
  return db.transaction(async (tx) => {
    const sealed = await resealAll(tx, createSecretBox(keys));
    const to = { keyId: keys.read()[0]?.keyId ?? "", secrets: sealed.resealed };
    const target = { targetKind: "secret_key", targetId: null, targetName: "" };
    await recordAudit(tx, commandLine, { what: "secret_key.rotated", ...target, to }, now);
    return sealed;
  });
}
