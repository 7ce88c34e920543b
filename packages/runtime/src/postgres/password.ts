import { randomBytes } from "node:crypto";
import { chown, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { StartError, systemCode } from "../start-error.ts";
import type { ServerAccount } from "./account.ts";
import { SERVER_USER } from "./admin.ts";
import type { Cluster } from "./cluster.ts";
import { explainOutput } from "./explain-output.ts";
import { runProgram } from "./run-program.ts";

/** Writes a new password into a file that only the account may read; initdb reads it as that account. */
export async function writeNewPassword(file: string, account: ServerAccount | null): Promise<string> {
  const password = randomBytes(24).toString("base64url");
  await writeFile(file, `${password}\n`, { mode: 0o600, flag: "wx" });
  if (account !== null) await chown(file, account.uid, account.gid);
  return password;
}

/** The server's password, null when its file is missing or empty. */
export async function readPassword(cluster: Cluster): Promise<string | null> {
  try {
    const password = (await readFile(cluster.passwordFile, "utf8")).trim();
    return password === "" ? null : password;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** The password of a running server, which cannot be given a new one from outside. */
export async function passwordOfRunning(cluster: Cluster): Promise<string> {
  const password = await readPassword(cluster);
  if (password !== null) return password;
  throw new StartError(
    "database",
    `The password of the running database is missing: ${cluster.passwordFile}.`,
    "Stop whatever Earshot or PostgreSQL runs on this folder and start again: a new password is made then.",
  );
}

/**
 * Gives the stopped server a new password when its file was lost: whoever may write its files owns it.
 * Runs PostgreSQL's single-user mode, which asks for no password.
 */
export async function replaceLostPassword(
  cluster: Cluster,
  binFolder: string,
  account: ServerAccount | null,
): Promise<void> {
  const unconfirmed = `${cluster.passwordFile}.new`;
  await rm(unconfirmed, { force: true });
  const password = await writeNewPassword(unconfirmed, account);
  const result = await runProgram({
    file: path.join(binFolder, "postgres"),
    args: ["--single", "-D", cluster.dataFolder, "-c", "exit_on_error=on", "postgres"],
    cwd: cluster.folder,
    account,
    input: `alter role ${SERVER_USER} password '${password}'\n`,
  });
  if (result.code !== 0) throw explainOutput(result.output, cluster.folder, "set a new password");
  await rename(unconfirmed, cluster.passwordFile);
}
