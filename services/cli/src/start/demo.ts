import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "@earshot/db/database";
import { hasOwnData } from "@earshot/db/queries/demo";
import { readSetting, saveSetting } from "@earshot/db/queries/settings";
import { listSources, retireSource } from "@earshot/db/queries/sources";
import type { Queues } from "@earshot/pipeline/queue";
import { portError } from "@earshot/runtime/port";
import { startWorld, type World, type WorldOptions } from "@earshot/world/server";
import { dataFolder, projectFolder } from "../installation.ts";
import { applyMonitor } from "../settings/apply-monitor.ts";
import { readMonitorFile, type MonitorFile } from "../settings/monitor-file.ts";
import type { StartSettings } from "../start.ts";
import { fillDemoFacts } from "./demo-facts.ts";
import { openDemoMemory } from "./demo-memory.ts";

/** The demo while it runs: the simulated internet, whose sources are among the collected ones. */
export interface Demo {
  world: World;
  /** Address that the collector is allowed to read although it is loopback, `host:port`. */
  host: string;
}

interface DemoSetting {
  /** The instant that the month's dates were reckoned from: kept, so that posts collected earlier keep their dates. */
  calendarAt: string;
  /** What the watch list and the sources were made from, so that an unchanged demo is not applied again; null until it was. */
  applied: string | null;
  /** Whether a start rests the demo as soon as there is something of one's own; what the page foretells. */
  restsBesideOwn: boolean;
}

/**
 * Starts the demo when it is asked for, or when nothing of one's own is configured. Null without it.
 * Its entities and sources carry the mark of the demo, by which `earshot demo reset` finds them.
 */
export async function startDemo(
  settings: StartSettings & { database: Database; queues: Queues },
): Promise<Demo | null> {
  const { config, database, shutdown, say, now } = settings;
  const { db } = database;
  const kept = (await readSetting(db, "demo")) as Partial<DemoSetting> | null;
  if (config.demo.mode === "off" || (config.demo.mode === "auto" && (await hasOwnData(db)))) {
    if (kept === null) return null;
    await restDemo(db, kept, now());
    say("The demo rests. Its posts stay until: npm run earshot -- demo reset");
    return null;
  }
  say("Starting the demo …");
  const setting: DemoSetting = {
    calendarAt: kept?.calendarAt ?? now().toISOString(),
    applied: kept?.applied ?? null,
    restsBesideOwn: config.demo.mode === "auto",
  };
  if (kept?.restsBesideOwn !== setting.restsBesideOwn) await saveSetting(db, "demo", setting, now());
  const world = await openWorld({
    port: config.demo.worldPort,
    now,
    random: settings.random,
    calendarAt: new Date(setting.calendarAt),
    ...openDemoMemory(join(dataFolder(config), "demo-live.jsonl"), setting.calendarAt),
    log: (message, details) => settings.log.debug(details, message),
  });
  shutdown.add("demo", () => world.close());
  shutdown.signal.throwIfAborted();
  const files = demoFiles(world.url);
  const applied = createHash("sha256").update(JSON.stringify(files)).digest("hex");
  if (applied !== setting.applied) {
    await applyMonitor(settings, readDemo(files), { isDemo: true });
    await saveSetting(db, "demo", { ...setting, applied } satisfies DemoSetting, now());
  }
  await fillDemoFacts(db, now());
  return { world, host: new URL(world.url).host };
}

/**
 * Nobody publishes the demo any more, so its sources are read no more: they would only be told as failing. Its posts
 * stay until `earshot demo reset`; the next start with the demo takes the sources back.
 */
async function restDemo(db: Database["db"], kept: Partial<DemoSetting>, now: Date): Promise<void> {
  const sources = (await listSources(db)).filter(({ isDemo }) => isDemo);
  for (const { sourceId } of sources) await retireSource(db, sourceId, now);
  await saveSetting(db, "demo", { ...kept, applied: null }, now);
}

/** A taken port is no reason to go without the demo: any free one will do. */
async function openWorld(options: WorldOptions): Promise<World> {
  try {
    return await startWorld(options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE")
      throw portError("127.0.0.1", options.port, "EARSHOT_WORLD_PORT", error);
    return startWorld({ ...options, port: 0 });
  }
}

/** Texts of the files, with the world's address of this start. */
function demoFiles(worldUrl: string): { name: string; text: string }[] {
  return ["demo.yaml", "demo-sources.yaml"].map((name) => {
    const text = readFileSync(join(projectFolder, "config/monitor", name), "utf8");
    return { name, text: text.replaceAll("{world}", worldUrl) };
  });
}

function readDemo(files: { name: string; text: string }[]): MonitorFile {
  const parts = files.map(({ name, text }) => readMonitorFile(text, name));
  return { entities: parts.flatMap((part) => part.entities), sources: parts.flatMap((part) => part.sources) };
}
