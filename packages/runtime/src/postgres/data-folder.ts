import { createHash } from "node:crypto";
import { mkdir, realpath } from "node:fs/promises";
import path from "node:path";
import { StartError, errorText, systemCode } from "../start-error.ts";
import { accountName } from "./account.ts";
import type { ServerAccount } from "./account.ts";

/**
 * Where Earshot keeps its data when nobody says otherwise: `.earshot` in the project, but for root a folder
 * of /var/lib, because the server's account may be unable to enter the project. Two clones do not collide.
 */
export function defaultDataDir(projectDir: string, isRoot: boolean): string {
  if (!isRoot) return path.join(projectDir, ".earshot");
  const digest = createHash("sha256").update(projectDir).digest("hex").slice(0, 6);
  const name = path.basename(projectDir).replaceAll(/[^\w.-]+/g, "-");
  return path.join("/var/lib/earshot", `${name}-${digest}`);
}

/** Creates the folder where needed and returns its real path. For root it must be enterable by the server's account. */
export async function prepareDataDir(dataDir: string, account: ServerAccount | null): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: account === null ? 0o700 : 0o755 });
    return await realpath(dataDir);
  } catch (error) {
    throw folderError(dataDir, account, error);
  }
}

/** The StartError for a system error while working in the data folder. */
export function folderError(dataDir: string, account: ServerAccount | null, error: unknown): StartError {
  if (error instanceof StartError) return error;
  const code = systemCode(error);
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new StartError(
      "disk_full",
      `The disk of ${dataDir} is full.`,
      "Free some space (300 MB or more), or choose a folder on another disk with EARSHOT_DATA_DIR.",
      error,
    );
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new StartError(
      "data_folder",
      `The data folder ${dataDir} cannot be used by ${accountName(account)}.`,
      "Give the folder (and the way to it) to this account, or choose another one with EARSHOT_DATA_DIR.",
      error,
    );
  }
  return new StartError(
    "data_folder",
    `The data folder ${dataDir} cannot be used: ${errorText(error)}.`,
    "Choose another one with EARSHOT_DATA_DIR.",
    error,
  );
}
