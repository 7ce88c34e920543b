import { afterAll, beforeAll, expect, test } from "vitest";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { openSnapshot } from "@earshot/db/backup/open-snapshot";
import { migrate } from "@earshot/db/migrate";
import { moveInstallation } from "@earshot/cli/backup/move-installation";
import { startInstallation } from "@earshot/cli/start";
import { toConfig } from "@earshot/runtime/env";
import { createLogger } from "@earshot/runtime/logger";
import { createShutdown } from "@earshot/runtime/shutdown";
import { freePort, redisOnOffer, spawnRedis, type SpawnedRedis } from "../queue/test-servers.ts";
import { populate } from "./populate.ts";
import { checksums, schemaOf, sql, useBackups } from "./rig.ts";

const use = useBackups();
const log = createLogger({ level: "error", name: "test", destination: process.stderr });
const hasRedis = redisOnOffer() === "redis-server";
let database = "";
let redis: SpawnedRedis | null = null;
beforeAll(async () => {
  database = await use.newDatabase();
  await populate(database);
  if (hasRedis) redis = await spawnRedis(await freePort(), ["--maxmemory-policy", "noeviction"]);
});
afterAll(() => redis?.kill());

function move(
  from: string,
  to: string,
  say: (line: string) => void = () => undefined,
  toRedis: string | null = null,
) {
  return moveInstallation({ from, to, toRedis, log, say, now: () => new Date() });
}

test("everything is in the new database, proved table by table, and the old one is as it was", async () => {
  const before = await checksums(database, "all");
  const target = await use.emptyDatabase();
  const url = new URL(target);
  const toRedis = redis === null ? [] : ["--to-redis", redis.url];
  const moved = await use.earshot(database, ["move", "--to-database", target, ...toRedis]);
  expect(moved.err).not.toContain("earshot:");
  expect(await checksums(database, "all")).toEqual(before);
  const { audit_event: _log, ...after } = await checksums(target, "all");
  expect({ audit_event: before["audit_event"], ...after }).toEqual(before);
  expect(await schemaOf(target)).toEqual(await schemaOf(database));
  const proved = [...moved.out.matchAll(/^ {2}([a-z_]+) +([\d,]+) +-?\d+ {2}same$/gm)].map(
    ([, name = ""]) => name,
  );
  expect([...proved, "migration"].toSorted()).toEqual(Object.keys(before));
  expect(moved.out).toMatch(/^Moved [\d,]+ rows of \d+ tables; each table was read on both sides/m);
  expect(moved.out).toContain(`DATABASE_URL=${url.protocol}//${url.username}:…@${url.host}${url.pathname}`);
  expect(moved.out + moved.err).not.toContain(url.password);
  expect(await sql(target, "select what from audit_event")).toEqual([{ what: "installation.moved" }]);
});

test("a target that holds anything is refused and left alone", async () => {
  const used = await use.newDatabase();
  await sql(
    used,
    "insert into person (name, email, role, language, created_at) values ('A', 'a', 'pr', 'ru', now())",
  );
  const before = await checksums(used, "all");
  await expect(move(database, used)).rejects.toThrow(
    /^The target holds an Earshot with data\. Name an empty database\.$/,
  );
  expect(await checksums(used, "all")).toEqual(before);
  const foreign = await use.emptyDatabase();
  await sql(foreign, "create table orders (id int)");
  await expect(move(database, foreign)).rejects.toThrow(/^The target holds tables of something else\./);
  await expect(move(database, database)).rejects.toThrow();
});

test("calls that cannot work are refused", async () => {
  const { code, err } = await use.earshot(database, ["move", "--to-database", "mysql://x/y"]);
  expect(err).toMatch(/^earshot: --to-database: use postgres:\/\//m);
  expect(code).toBe(1);
  await expect(move(database, "postgres://x:secret@127.0.0.1:1/y")).rejects.toThrow(
    /^The database at 127\.0\.0\.1:1 cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:1\. Check/,
  );
});

test("while a move reads, nobody writes to the old database or starts on it", async () => {
  const source = await openSnapshot(database, { purpose: "move" });
  await expect(
    sql(database, "set lock_timeout = 200; insert into setting values ('late', '1', now())"),
  ).rejects.toThrow(/lock timeout/);
  await expect(migrate(database)).rejects.toThrow(/^`earshot move` is running on this database\./);
  const { err } = await use.earshot(database, ["link"]);
  expect(err).toMatch(/^earshot: `earshot move` is running on this database\. Wait until it has ended\./m);
  await source.close();
  await sql(
    database,
    "insert into setting values ('late', '1', now()); delete from setting where key = 'late'",
  );
});

test("a difference between the two sides takes everything back", async () => {
  const target = await use.emptyDatabase();
  const moving = move(database, target, (line) => {
    if (line.startsWith("Building")) throw new Error("as if it differed");
  });
  await expect(moving).rejects.toThrow("as if it differed");
  expect(
    await sql(target, "select relname from pg_class where relnamespace = 'public'::regnamespace"),
  ).toEqual([]);
});

test.skipIf(!hasRedis)("a Redis that another Earshot works on is refused (needs redis-server)", async () => {
  const backend = await connectBackend({ redisUrl: redis?.url ?? null, databaseUrl: database, log });
  const queues = createQueues(backend);
  await queues.enqueue("match-posts", { postIds: [1] });
  const toRedis = redis?.url ?? "";
  await expect(move(database, await use.emptyDatabase(), undefined, toRedis)).rejects.toThrow(
    /^--to-redis: an Earshot keeps its queue there already\./,
  );
  await queues.close();
  await backend.close();
});

test("jobs that waited in the old queue are found again: a post that nobody matched is matched after the move", async () => {
  const source = await use.newDatabase();
  await sql(
    source,
    "insert into entity (key, kind, name, created_at) values ('oven', 'company', 'Печка', now())",
  );
  await sql(
    source,
    "insert into entity_term (entity_id, text, kind, role) values (1, 'Печка', 'word', 'match')",
  );
  await sql(
    source,
    `insert into source (key, kind, platform, name, url, state, state_since, created_at)
     values ('s', 'feed', 'news', 'Feed', 'https://feed.example/', 'paused', now(), now())`,
  );
  await sql(source, "insert into post_key (namespace, external_id, month) values ('n', '1', '2033-01-01')");
  await sql(
    source,
    `insert into post (post_id, month, source_id, namespace, external_id, platform, text, published_at, found_at, content_hash)
     values (1, '2033-01-01', 1, 'n', '1', 'news', 'В «Печке» опять очередь', now(), now() - interval '1 hour', 'h')`,
  );
  const backend = await connectBackend({ redisUrl: null, databaseUrl: source, log });
  const queues = createQueues(backend);
  await queues.enqueue("match-posts", { postIds: [1] });
  await queues.close();
  await backend.close();
  const target = await use.emptyDatabase();
  await move(source, target);
  expect(await sql(target, "select from pg_namespace where nspname = 'bullmq'")).toEqual([]);
  const shutdown = createShutdown({ log, timeoutMs: 8_000 });
  try {
    await startInstallation({
      config: toConfig({
        DATABASE_URL: target,
        EARSHOT_PORT: "0",
        EARSHOT_DEMO: "off",
        EARSHOT_DATA_DIR: use.path("moved"),
      }),
      log,
      shutdown,
      say: () => undefined,
      now: () => new Date(),
      random: () => 0.5,
      webRoot: null,
    });
    // The sweep looks every minute.
    await expect
      .poll(() => sql(target, "select post_id, snippet from triage"), { interval: 500 })
      .toMatchObject([{ post_id: "1", snippet: "В «Печке» опять очередь" }]);
  } finally {
    await shutdown.close();
  }
});

test("an ordinary account with a database of its own is enough, and a missing right is said in a sentence", async () => {
  const target = new URL(await use.emptyDatabase());
  const name = target.pathname.slice(1);
  await sql(target.href, `create role "${name}" login password 'ordinary'`);
  await sql(target.href, `alter database "${name}" owner to "${name}"`);
  const ordinary = new URL(target);
  ordinary.username = name;
  ordinary.password = "ordinary";
  await move(database, ordinary.href);
  await use.backUp(ordinary.href, "ordinary.earshot");
  await use.restore(ordinary.href, "ordinary.earshot", { isReplacing: true });
  const { audit_event: _log, ...after } = await checksums(ordinary.href);
  expect(await checksums(database)).toMatchObject(after);
  const guest = new URL(await use.emptyDatabase());
  guest.username = name;
  guest.password = "ordinary";
  await expect(move(database, guest.href)).rejects.toThrow(
    /^The database failed: permission denied for schema public\. Nothing was changed\.$/,
  );
  guest.password = "wrong";
  await expect(move(database, guest.href)).rejects.toThrow(
    /^The database at 127\.0\.0\.1:\d+ cannot be reached: .*password authentication failed/,
  );
  await sql(
    target.href,
    `reassign owned by "${name}" to current_user; drop owned by "${name}"; drop role "${name}"`,
  );
});
