import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { connectDatabase, type Database } from "@earshot/db/database";
import { migrate } from "@earshot/db/migrate";
import { addSource } from "@earshot/db/queries/sources";
import { upsertEntity } from "@earshot/db/queries/watch-list";
import { createLogger } from "@earshot/runtime/logger";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { runEarshot } from "../start/earshot-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { channelOf, soakName, type SoakPlan } from "./soak-plan.ts";

const feedEveryMinutes = 15;
const ownEveryMinutes = 5;

export interface SoakProduct {
  database: Database;
  /** The process of Node, and the first of PostgreSQL. */
  pid: number;
  serverPid: number;
  close(): Promise<void>;
}

interface SoakWorld {
  port: number;
  telegram: string;
  host: string;
  close(): Promise<void>;
}

async function startSoakWorld(plan: SoakPlan): Promise<SoakWorld> {
  const program = fileURLToPath(new URL("soak-world.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", program, JSON.stringify(plan)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return {
    ...(JSON.parse(String(said)) as Pick<SoakWorld, "port" | "telegram" | "host">),
    async close() {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}

/** `earshot start` with its own PostgreSQL and the sources of the plan, whose next visits are spread as they are after a day. */
export async function startSoakProduct(plan: SoakPlan): Promise<SoakProduct> {
  const world = await startSoakWorld(plan);
  const { folder, remove } = await temporaryFolder();
  const feeds = Array.from({ length: plan.feeds }, (_, at) => `127.1.${at >> 8}.${at & 255}:${world.port}`);
  await prepare(folder, world, feeds, plan);
  const streamHost = `127.0.0.1:${world.port}`;
  const earshot = runEarshot(["start"], {
    env: {
      EARSHOT_DATA_DIR: folder,
      EARSHOT_PORT: "0",
      EARSHOT_DEMO: "off",
      EARSHOT_ALLOW_HOSTS: [...feeds, world.host, streamHost].join(","),
    },
  });
  await earshot.said(/Ctrl-C/);
  const server = await findEmbeddedPostgres(folder);
  if (server === null) throw new Error("Earshot runs without its database");
  const database = connectDatabase(server.url);
  return {
    database,
    pid: earshot.pid,
    serverPid: server.pid,
    async close() {
      await database.close();
      earshot.signalGroup("SIGINT");
      await earshot.ended;
      await world.close();
      await remove();
    },
  };
}

async function prepare(
  folder: string,
  world: SoakWorld,
  feeds: readonly string[],
  plan: SoakPlan,
): Promise<void> {
  const log = createLogger({ level: "silent", name: "test" });
  const server = await startEmbeddedPostgres({ dataDir: folder, log });
  await migrate(server.url);
  const database = connectDatabase(server.url);
  const { db } = database;
  const now = new Date();
  const role = { role: "match", needsContext: false, isCaseSensitive: false } as const;
  const terms = [{ text: soakName, kind: "word", ...role } as const];
  const saved = await upsertEntity(db, { kind: "company", name: soakName, companyId: null, terms }, now);
  if (!saved.ok) throw new Error("the company is not on the watch list");
  const facts = { tier: 2, audience: null, folder: null } as const;
  for (const host of feeds)
    await addSource(
      db,
      { ...facts, kind: "feed", platform: "news", name: host, url: `http://${host}/rss` },
      now,
    );
  for (let at = 0; at < plan.channels; at += 1) {
    const name = channelOf(at);
    const place = { url: `https://t.me/s/${name}`, serviceRoot: world.telegram };
    const owner = at < plan.ownChannels ? { ownerEntityId: saved.entityId } : {};
    await addSource(db, { ...facts, ...place, ...owner, kind: "telegram", platform: "telegram", name }, now);
  }
  await addSource(
    db,
    {
      ...facts,
      kind: "jetstream",
      platform: "bluesky",
      name: "Bluesky",
      url: "https://jetstream2.us-east.bsky.network/subscribe",
      serviceRoot: `http://127.0.0.1:${world.port}`,
    },
    now,
  );
  await database.pool.query(watching);
  await database.pool.query(
    `update source set next_check_at = now() + random() * make_interval(mins => case when owner_entity_id is null then $1::integer else $2::integer end)
     where kind <> 'jetstream'`,
    [feedEveryMinutes, ownEveryMinutes],
  );
  await database.close();
  await server.close();
}

/** Notes beside the product how late each visit ended, and how late each post of the stream was kept. */
const watching = `
  create schema soak;
  create table soak.lag (kind text not null, at timestamptz not null, ms double precision not null);
  create function soak.note_visit() returns trigger language plpgsql as $$
  begin
    insert into soak.lag values ('visit', clock_timestamp(), extract(epoch from clock_timestamp() - old.next_check_at) * 1000);
    return null;
  end $$;
  create trigger soak_visit after update on source for each row
    when (old.lease_until is not null and new.lease_until is null and new.last_success_at is distinct from old.last_success_at)
    execute function soak.note_visit();
  create function soak.note_post() returns trigger language plpgsql as $$
  begin
    insert into soak.lag values ('stream', clock_timestamp(), extract(epoch from clock_timestamp() - new.published_at) * 1000);
    return null;
  end $$;
  create trigger soak_post after insert on post for each row when (new.platform = 'bluesky') execute function soak.note_post();`;
