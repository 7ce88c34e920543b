import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { removePartials } from "./partial-file.ts";

/** What a backup that Earshot makes by itself is for; `migration` names the first of the migrations that followed. */
export type Occasion = { kind: "migration"; migration: string } | { kind: "restore" } | { kind: "daily" };

/** How many of those before a change are kept, migrations and restores each. */
export const keptBeforeChange = 3;

/** Makes `backups/` of the data folder, for this account alone, and names a file in it. */
export async function placeBackup(dataDir: string, occasion: Occasion, now: Date): Promise<string> {
  const folder = backupFolder(dataDir);
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
  return path.join(folder, `${prefixOf(occasion)}-${time}.earshot`);
}

/** Removes all but the newest `kept` of the kind that `file` is of, and what killed runs left half-written. */
export async function removeOldBackups(file: string, kept: number): Promise<void> {
  const folder = path.dirname(file);
  const names = await readdir(folder);
  const kind = readName(path.basename(file))?.kind;
  const same = names.flatMap((name) => {
    const read = readName(name);
    return read !== null && read.kind === kind ? [{ name, time: read.time }] : [];
  });
  const old = same.toSorted((a, b) => b.time.localeCompare(a.time)).slice(kept);
  for (const { name } of old) await rm(path.join(folder, name), { force: true });
  const finished = names.flatMap((name) => /^(.+\.earshot)\.\d+\.partial$/.exec(name)?.[1] ?? []);
  for (const name of finished) await removePartials(path.join(folder, name));
}

/** When the newest daily backup was made; null: there is none. */
export async function newestDailyBackup(dataDir: string): Promise<Date | null> {
  const names: string[] = await readdir(backupFolder(dataDir)).catch(() => []);
  const times = names.flatMap((name) => {
    const read = readName(name);
    return read?.kind === "daily" ? [read.time] : [];
  });
  const newest = times.toSorted((a, b) => b.localeCompare(a))[0];
  return newest === undefined
    ? null
    : new Date(newest.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5"));
}

function backupFolder(dataDir: string): string {
  return path.join(dataDir, "backups");
}

function prefixOf(occasion: Occasion): string {
  if (occasion.kind === "daily") return "daily";
  return occasion.kind === "restore" ? "before-restore" : `before-${occasion.migration}`;
}

function readName(name: string): { kind: Occasion["kind"]; time: string } | null {
  const [, prefix = "", time = ""] = /^(daily|before-.+)-(\d{8}T\d{6}Z)\.earshot$/.exec(name) ?? [];
  if (prefix === "") return null;
  return { kind: prefix === "daily" ? "daily" : prefix === "before-restore" ? "restore" : "migration", time };
}
