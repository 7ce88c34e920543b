import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkWritable } from "@earshot/runtime/disk";
import type { Config } from "@earshot/runtime/env";
import { createLogger, type Logger } from "@earshot/runtime/logger";
import { afterOwnTime } from "@earshot/runtime/own-time";
import { createShutdown, type Shutdown } from "@earshot/runtime/shutdown";
import { createStream } from "rotating-file-stream";
import { CommandError, reportFailure } from "../failure.ts";
import { dataFolder, loadConfig, webFolder } from "../installation.ts";
import { startInstallation } from "../start.ts";
import { takeSignals } from "../take-signals.ts";
import { describeWelcome, isExposedInClear } from "./welcome.ts";

/** Ctrl-C ends everything within five seconds in which the process can run. */
const stopTimeoutMs = 4_700;

/**
 * `earshot start` as a person meets it: progress, the first screen, Ctrl-C. A start that fails stops what had
 * been started, says why in one sentence and exits with 1.
 */
export async function runInstallation(options: { isVerbose: boolean }): Promise<void> {
  const config = loadConfig();
  const logFolder = options.isVerbose ? null : join(dataFolder(config), "logs");
  if (logFolder !== null) await checkWritable(logFolder);
  const log = openLog(config, logFolder);
  const shutdown = createShutdown({ log, timeoutMs: stopTimeoutMs });
  takeSignals(shutdown);
  shutdown.signal.addEventListener("abort", () => {
    if (process.exitCode === undefined) say("Stopping … · Останавливаюсь …");
    exitLater(log);
  });
  exitOnCrash(log);
  try {
    const running = await startInstallation({
      config,
      log,
      shutdown,
      say: (line) => (shutdown.signal.aborted ? undefined : say(line)),
      now: () => new Date(),
      random: Math.random,
      webRoot: existsSync(webFolder) ? webFolder : null,
      onDatabaseLost: (reason) =>
        void stopWith(
          shutdown,
          new CommandError(`The database is gone: ${reason}. What was saved is safe; start Earshot again.`),
        ),
    });
    if (shutdown.signal.aborted) return;
    process.stdout.write(
      describeWelcome({
        url: running.url,
        signInLink: running.signInLink,
        isDemo: running.world !== null,
        dataFolder: running.dataFolder,
        logFile: logFolder === null ? null : join(logFolder, "earshot.log"),
        tookMs: performance.now(),
        isExposedInClear: isExposedInClear(config.http),
      }),
    );
  } catch (error) {
    if (!shutdown.signal.aborted) await stopWith(shutdown, error);
  }
}

function say(line: string): void {
  process.stderr.write(`  ${line}\n`);
}

async function stopWith(shutdown: Shutdown, error: unknown): Promise<void> {
  reportFailure(error);
  await shutdown.close();
  process.exit(1);
}

/**
 * What has not ended by then is left: its jobs to the next start, the database to itself (it is told to stop and ends in
 * order). Nothing is lost, so this is no failure to whoever asked for the end. After a failure, its sentence stays the last
 * one: it tells what to do.
 */
function exitLater(log: Logger): void {
  afterOwnTime(stopTimeoutMs, () => {
    log.warn("not everything stopped in time");
    if (process.exitCode === undefined)
      say("Not everything stopped in time; the next start takes up what was in hand.");
    process.exit();
  }).unref();
}

/** A failure that nobody caught leaves the process in an unknown state: it is logged and ends it; the queue gives the jobs back. */
function exitOnCrash(log: Logger): void {
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "unexpected failure");
    reportFailure(error);
    process.exit(1);
  });
}

/** To the screen without a folder, else at most five files of 10 MB. */
function openLog(config: Config, folder: string | null): Logger {
  const settings = { level: config.log.level, name: "earshot" };
  if (folder === null) return createLogger(settings);
  makeClosedFolder(folder);
  const destination = createStream("earshot.log", { path: folder, size: "10M", maxFiles: 5, mode: 0o600 });
  // A disk that gets full or a folder that gets locked must not end the program; its checks name them.
  destination.on("error", () => undefined);
  return createLogger({ ...settings, destination });
}

/** The log may hold names of people: nobody else on this machine reads it. Root's database account must pass through the data folder. */
function makeClosedFolder(logFolder: string): void {
  try {
    mkdirSync(dirname(logFolder), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    mkdirSync(logFolder, { recursive: true, mode: 0o700 });
  } catch {
    // A folder that cannot be made is named by the checks that follow.
  }
}
