import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { removePartials } from "./partial-file.ts";

/** Backups that Earshot makes by itself, of each kind. */
const kept = 3;

/** What a backup was made before: `migration` names the first of the migrations that followed. */
export type Occasion = { before: "migration"; migration: string } | { before: "restore" };

/** Makes `backups/` of the data folder, for this account alone, and names a file in it. */
export async function placeBackup(dataDir: string, occasion: Occasion, now: Date): Promise<string> {
  const folder = path.join(dataDir, "backups");
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const what = occasion.before === "restore" ? "restore" : occasion.migration;
  const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
  return path.join(folder, `before-${what}-${time}.earshot`);
}

/** Removes all but the newest backups of the same kind, and what killed runs left half-written. */
export async function removeOldBackups(file: string): Promise<void> {
  const folder = path.dirname(file);
  const names = await readdir(folder);
  const isBeforeRestore = isOfRestore(path.basename(file));
  const backups = names.filter((name) => timeOf(name) !== null && isOfRestore(name) === isBeforeRestore);
  const old = backups.toSorted((a, b) => (timeOf(b) ?? "").localeCompare(timeOf(a) ?? "")).slice(kept);
  for (const name of old) await rm(path.join(folder, name), { force: true });
  const finished = names.flatMap((name) => /^(.+\.earshot)\.\d+\.partial$/.exec(name)?.[1] ?? []);
  for (const name of finished) await removePartials(path.join(folder, name));
}

function timeOf(name: string): string | null {
  return /^before-.+-(\d{8}T\d{6}Z)\.earshot$/.exec(name)?.[1] ?? null;
}

function isOfRestore(name: string): boolean {
  return /^before-restore-\d{8}T/.test(name);
}
