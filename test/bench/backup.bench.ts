import { statSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { backUpDatabase } from "@earshot/cli/backup/back-up-database";
import { moveInstallation } from "@earshot/cli/backup/move-installation";
import { verifyBackup } from "@earshot/cli/backup/read-backup";
import { restoreInstallation } from "@earshot/cli/backup/restore-installation";
import { connectDatabase } from "@earshot/db/database";
import { ensurePartitions } from "@earshot/db/partitions";
import { migrate } from "@earshot/db/migrate";
import { toConfig } from "@earshot/runtime/env";
import type { EmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { madeWord } from "@earshot/world/load/made-words";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { onEmbeddedServer, silentLog as log } from "./bench-server.ts";
import type { Figure } from "./figure.ts";

const posts = Number(process.env["EARSHOT_BENCH_POSTS"] ?? 1_000_000);
const batch = 20_000;
const passphrase = "measured, not kept";

/** Backup, restore and move of a filled database: EARSHOT_BENCH_POSTS posts with their mentions, a million unless said. */
export async function run(): Promise<Figure[]> {
  return onEmbeddedServer(async (postgres) => {
    await migrate(postgres.url);
    await fill(postgres.url);
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

/** Posts of some 400 letters, each with a mention, a row of triage and its words: what the tables of a year are made of. */
async function fill(url: string): Promise<void> {
  const words = Array.from({ length: 4_000 }, (_, rank) => madeWord(rank, rank % 4 === 0 ? "en" : "ru"));
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("select setseed(0.5)");
  const database = connectDatabase(url, { max: 1 });
  await ensurePartitions(database.db, { from: new Date("2025-11-01"), to: new Date("2026-12-01") });
  await database.close();
  for (let first = 1; first <= posts; first += batch) {
    const last = Math.min(posts, first + batch - 1);
    await client.query("begin");
    await client.query(
      `create temporary table made on commit drop as
       select n as id, date_trunc('month', at at time zone 'UTC')::date as month, at, text from (
         select n, timestamptz '2025-11-21 12:00Z' + n * (interval '365 days' / $3) as at,
           (select string_agg(($4::text[])[1 + floor(4000 * random() ^ 3)::int], ' ') from generate_series(1, 40 + n % 40)) as text
         from generate_series($1::int, $2::int) n) made`,
      [first, last, posts, words],
    );
    for (const statement of statements) await client.query(statement);
    await client.query("commit");
  }
  await client.query("vacuum (analyze)");
  await client.end();
}

const facts = `'{"0":1,"1":0.02,"2":0.4}'::jsonb`;
const statements = [
  "insert into post_key (namespace, external_id, post_id, month) overriding system value select 'n', id::text, id, month from made",
  `insert into post (post_id, month, source_id, author_id, namespace, external_id, platform, url, title, text, published_at,
     found_at, content_hash, matched_at, analysed_at, mention_count)
   select id, month, id % 300, id % 50000, 'n', id::text, 'news', 'https://news.example/' || id, left(text, 60), text, at, at,
     md5(text), at, at, 1 from made`,
  "insert into sighting select id, id % 300, at from made",
  `insert into mention (post_id, entity_id, month, role, hits, sentiment, sentiment_probabilities)
   select id, id % 40, month, 'main', '[{"field":"text","start":3,"end":12,"termId":7,"found":"made"}]', 'neutral', ${facts}
   from made`,
  `insert into triage (post_id, month, severity, priority, factors, direction, also, confidence, is_unsure,
     direction_probabilities, spans, signals, model, title, snippet, snippet_hits, lang, platform, source_id, author_id,
     published_at, found_at, url, is_approximate, entity_ids, sentiments, entity_sentiments, is_reply, is_demo, updated_at, status)
   select id, month, 2, random() * 10, ${facts}, 'crisis', '{}', random(), false, ${facts}, ${facts}, '[]', 'made',
     left(text, 60), left(text, 280), '[]', 'ru', 'news', id % 300, id % 50000, at, at, 'https://news.example/' || id, false,
     array[id % 40], '{neutral}', array[(id % 40) || ':neutral'], false, false, at,
     case when id % 10 < 3 then 'new' else 'dismissed' end from made`,
  "insert into triage_search select id, to_tsvector('simple', text), id % 48 from made",
];

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
