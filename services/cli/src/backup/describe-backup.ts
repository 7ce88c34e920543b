import type { ContentEnd, ContentHead, FileHead, TableEnd } from "./backup-format.ts";
import type { InstallationKeys } from "./installation-keys.ts";
import { describeBytes, describeCount } from "./progress.ts";
import type { WrittenBackup } from "./write-backup.ts";

/** What a backup ends with: where it is, how large, and what is not in it. */
export function describeBackup(
  written: WrittenBackup & { keys: InstallationKeys },
  { isEncrypted, seconds }: { isEncrypted: boolean; seconds: number },
): string {
  const lines = [
    `${written.file}: ${describeTotal(written)}, ${describeBytes(written.fileBytes)}${isEncrypted ? ", encrypted" : ""}, in ${seconds.toFixed(1)} s.`,
  ];
  const { place } = written.keys;
  if (place === "file" && isEncrypted) lines.push("The key of the secrets (secret.key) is in it.");
  if (place === "file" && !isEncrypted)
    lines.push(
      "The key of the secrets (secret.key) is not in it: keep a copy apart, or back up with --encrypt.",
    );
  if (place === "environment")
    lines.push("The key of the secrets is not in it: keep EARSHOT_SECRET_KEY as well.");
  return `${lines.join("\n")}\n`;
}

/** What `--verify` found, table by table. */
export function describeVerified(
  file: string,
  verified: {
    fileHead: FileHead;
    head: ContentHead;
    tables: ReadonlyMap<string, TableEnd>;
    total: ContentEnd;
  },
): string {
  const { fileHead, head, tables, total } = verified;
  const width = Math.max(...[...tables.keys()].map((name) => name.length), 5);
  const rows = [...tables].map(
    ([name, { rows: count, sha256 }]) =>
      `  ${name.padEnd(width)}  ${count.toLocaleString("en-US").padStart(12)}  ${sha256.slice(0, 16)}`,
  );
  return `${[
    `${file} is whole: ${describeTotal(total)}${fileHead.encryption === null ? "" : ", encrypted"}.`,
    `Taken ${head.takenAt} by Earshot ${fileHead.earshot}, up to the migration ${head.migrations.at(-1)?.name ?? "none"}.`,
    keysIn(head),
    "",
    `  ${"table".padEnd(width)}  ${"rows".padStart(12)}  SHA-256`,
    ...rows,
  ]
    .filter((line) => line !== null)
    .join("\n")}\n`;
}

export function describeTotal({ tables, rows }: ContentEnd): string {
  return `${describeCount(rows, "row", "rows")} of ${describeCount(tables, "table", "tables")}`;
}

function keysIn({ secretKeyIds, secretKeys }: ContentHead): string | null {
  if (secretKeys !== null) return "The key of the secrets is in it.";
  return secretKeyIds.length === 0 ? null : "The key of the secrets is not in it.";
}
