import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import {
  newSecretKey,
  readSecretKey,
  SecretError,
  type SecretKey,
  type SecretKeys,
} from "./encrypt-secret.ts";
import { StartError, systemCode } from "./start-error.ts";

export interface SecretKeySettings {
  /** Of EARSHOT_SECRET_KEY; empty: the file `secret.key` of the data folder. */
  keys: readonly string[];
  /** Null: this process has none, so the variable has to be set. */
  dataDir: string | null;
}

/** Outside of the folder of PostgreSQL, so that a copy of the database does not carry the key along. */
export function secretKeyFile(dataDir: string): string {
  return path.join(dataDir, "secret.key");
}

/**
 * The keys of an installation. Without EARSHOT_SECRET_KEY and without a file, a start makes the file (0600);
 * with `mustExist` (workers and an API that run beside others, on other machines perhaps) it is a StartError.
 */
export function loadSecretKeys(
  { keys, dataDir }: SecretKeySettings,
  options: { mustExist?: boolean } = {},
): SecretKeys {
  if (keys.length > 0) {
    const known = keys.flatMap((text) => readSecretKey(text) ?? []);
    return { read: () => known };
  }
  if (dataDir === null) throw missing(null);
  const file = secretKeyFile(dataDir);
  try {
    readKeyFile(file);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw unusable(file, error);
    if (options.mustExist) throw missing(file);
    createKeyFile(file);
  }
  return { read: () => readNow(file) };
}

/** Replaces the keys of the file in one step: a kill leaves the old ones or the new ones. The newest first. */
export function writeKeyFile(file: string, keys: readonly SecretKey[]): void {
  const beside = writeBeside(file, keys);
  renameSync(beside, file);
  syncFolder(path.dirname(file));
}

/** Two starts at once: the file of one of them is taken by both. */
function createKeyFile(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    const key = readSecretKey(newSecretKey());
    const beside = writeBeside(file, key === null ? [] : [key]);
    try {
      linkSync(beside, file);
    } catch (error) {
      if (systemCode(error) !== "EEXIST") throw error;
    } finally {
      rmSync(beside, { force: true });
    }
    syncFolder(path.dirname(file));
  } catch (error) {
    throw unusable(file, error);
  }
}

function writeBeside(file: string, keys: readonly SecretKey[]): string {
  const beside = `${file}.${randomBytes(4).toString("hex")}`;
  const descriptor = openSync(beside, "wx", 0o600);
  try {
    writeSync(
      descriptor,
      [
        "# Opens the secrets in Earshot's database. Keep a copy apart from backups of the database.",
        ...keys.map(({ key }) => key.toString("base64url")),
        "",
      ].join("\n"),
    );
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  chmodSync(beside, 0o600);
  return beside;
}

/** A renamed file survives a power cut only once its folder is on the disk. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readNow(file: string): readonly SecretKey[] {
  try {
    return readKeyFile(file);
  } catch (error) {
    const { what, mend } = systemCode(error) === "ENOENT" ? missing(file) : unusable(file, error);
    throw new SecretError(`${what} ${mend}`);
  }
}

function readKeyFile(file: string): readonly SecretKey[] {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const keys = lines.map(readSecretKey);
  if (keys.length === 0 || keys.includes(null)) throw new Error("it holds something that is no key");
  return keys.filter((key) => key !== null);
}

function missing(file: string | null): StartError {
  const found = file === null ? "" : `there is no ${file} and `;
  return new StartError(
    "secret_key",
    `The key of the secrets is not here: ${found}EARSHOT_SECRET_KEY is not set.`,
    "Set EARSHOT_SECRET_KEY to the key of this installation, or copy its file secret.key into the folder that EARSHOT_DATA_DIR names.",
  );
}

function unusable(file: string, error: unknown): StartError {
  if (error instanceof StartError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StartError(
    "secret_key",
    `The key file ${file} cannot be used: ${reason}.`,
    "Put the file back from where you keep its copy, give it to this account, or remove it and enter the secrets again.",
    error,
  );
}
