import { statSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { backUpDatabase } from "@earshot/cli/backup/back-up-database";
import { moveInstallation } from "@earshot/cli/backup/move-installation";
import { verifyBackup } from "@earshot/cli/backup/read-backup";
import { restoreInstallation } from "@earshot/cli/backup/restore-installation";
import { toConfig } from "@earshot/runtime/env";
import type { EmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { onEmbeddedServer, silentLog as log } from "./bench-server.ts";
import type { Figure } from "./figure.ts";
import { fillDatabase } from "./scale.bench.ts";

const passphrase = "measured, not kept";

/** Backup, restore and move of a filled database: EARSHOT_BENCH_POSTS posts with their mentions, a million unless said. */
export async function run(): Promise<Figure[]> {
  return onEmbeddedServer(async (postgres) => {
    await fillDatabase(postgres.url);
    const { folder, remove } = await temporaryFolder();
    try {
      return await measure(postgres, folder);
    } finally {
      await remove();
    }
  });
}

async function measure(postgres: EmbeddedPostgres, folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  const { url } = postgres;
  const bytes = await tableBytes(url);
  async function time(name: string, work: () => Promise<unknown>): Promise<void> {
    const begun = performance.now();
    await work();
    const seconds = (performance.now() - begun) / 1_000;
    figures.push({ name, value: seconds, unit: "s" });
    figures.push({ name: `${name}: tables`, value: bytes / 1_000_000 / seconds, unit: "MB/s" });
  }
  const file = path.join(folder, "plain.earshot");
  const settings = { config: toConfig({}), databaseUrl: url, dataDir: folder, say: () => undefined };
  await time("backup", () => backUpDatabase({ ...settings, file, passphrase: null }));
  const encrypted = path.join(folder, "encrypted.earshot");
  await time("backup, encrypted", () => backUpDatabase({ ...settings, file: encrypted, passphrase }));
  const ask = () => Promise.resolve(passphrase);
  await time("verify", () => verifyBackup(file, ask, () => undefined));
  const restored = await postgres.createDatabase("restored");
  await time("restore", () =>
    restoreInstallation({
      server: { config: toConfig({ DATABASE_URL: restored }), log, url: restored, dataDir: folder },
      file,
      askPassphrase: ask,
      isReplacing: false,
      say: () => undefined,
      now: () => new Date(),
    }),
  );
  const moved = await postgres.createDatabase("moved");
  await time("move with its proof", () =>
    moveInstallation({
      from: url,
      to: moved,
      toRedis: null,
      log,
      say: () => undefined,
      now: () => new Date(),
    }),
  );
  figures.push({ name: "tables", value: bytes / 1_000_000, unit: "MB" });
  figures.push({ name: "backup file", value: statSync(file).size / 1_000_000, unit: "MB" });
  figures.push({ name: "memory, at most", value: process.resourceUsage().maxRSS / 1_000, unit: "MB" });
  return figures;
}

/** Without indexes. */
async function tableBytes(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ bytes: number }>(
    `select sum(pg_table_size(oid))::double precision as bytes from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  await client.end();
  return rows[0]?.bytes ?? 0;
}
