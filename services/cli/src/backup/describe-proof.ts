import type { ProofLine } from "./move-installation.ts";

/** What a move ends with: both sides table by table, and what to set from now on. Never a password. */
export function describeProof(
  proof: readonly ProofLine[],
  { toDatabase, toRedis }: { toDatabase?: string; toRedis?: string },
): string {
  const width = Math.max(...proof.map(({ table }) => table.length), 5);
  const rows = proof.map(
    ({ table, rows: count, sum }) =>
      `  ${table.padEnd(width)}  ${Number(count).toLocaleString("en-US").padStart(12)}  ${sum.padStart(24)}  same`,
  );
  const total = proof.reduce((all, { rows: count }) => all + Number(count), 0);
  return `${[
    `  ${"table".padEnd(width)}  ${"rows".padStart(12)}  ${"sum over all rows".padStart(24)}  there`,
    ...rows,
    "",
    `Moved ${total.toLocaleString("en-US")} rows of ${proof.length} tables; each table was read on both sides, and they are the same.`,
    "Start Earshot from now on with:",
    ...settingsOf(toDatabase, toRedis),
    "Keep the data folder: it holds the key of the secrets, the log and the backups. The old database is as it was;",
    "remove it when you are content.",
  ].join("\n")}\n`;
}

function settingsOf(toDatabase: string | undefined, toRedis: string | undefined): string[] {
  const database =
    toDatabase === undefined ? "  (without DATABASE_URL)" : `  DATABASE_URL=${withoutPassword(toDatabase)}`;
  return toRedis === undefined ? [database] : [database, `  REDIS_URL=${withoutPassword(toRedis)}`];
}

function withoutPassword(url: string): string {
  const shown = new URL(url);
  if (shown.password !== "") shown.password = "…";
  return shown.href.replace("%E2%80%A6", "…");
}
