import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "@earshot/runtime/env";
import { createLogger, type Logger } from "@earshot/runtime/logger";
import { createShutdown } from "@earshot/runtime/shutdown";
import { createStream } from "rotating-file-stream";
import { reportFailure } from "../failure.ts";
import { dataFolder, loadConfig, webFolder } from "../installation.ts";
import { startInstallation } from "../start.ts";
import { describeWelcome } from "./welcome.ts";

/** Longest that one part may take to stop; Ctrl-C ends everything within five seconds. */
const stopTimeoutMs = 4_500;

/**
 * `earshot start` as a person meets it: progress, the first screen, Ctrl-C. A start that fails stops what had
 * been started, says why in one sentence and exits with 1.
 */
export async function runInstallation(options: { isVerbose: boolean }): Promise<void> {
  const config = loadConfig();
  const log = createLogger({
    level: config.log.level,
    name: "earshot",
    ...(options.isVerbose ? {} : { destination: logFile(config) }),
  });
  const shutdown = createShutdown({ log, timeoutMs: stopTimeoutMs });
  shutdown.onSignals();
  exitOnCrash(log);
  try {
    const running = await startInstallation({
      config,
      log,
      shutdown,
      say: (line) => process.stderr.write(`  ${line}\n`),
      now: () => new Date(),
      random: Math.random,
      webRoot: existsSync(webFolder) ? webFolder : null,
    });
    process.stdout.write(
      describeWelcome({
        url: running.url,
        signInLink: running.signInLink,
        isDemo: running.world !== null,
        dataFolder: running.dataFolder,
        logFile: options.isVerbose ? null : logPath(config),
        tookMs: performance.now(),
      }),
    );
  } catch (error) {
    if (shutdown.signal.aborted) return;
    reportFailure(error);
    await shutdown.close();
    process.exit(1);
  }
}

/** A failure that nobody caught leaves the process in an unknown state: it is logged and ends it; the queue gives the jobs back. */
function exitOnCrash(log: Logger): void {
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "unexpected failure");
    reportFailure(error);
    process.exit(1);
  });
}

function logPath(config: Config): string {
  return join(dataFolder(config), "logs", "earshot.log");
}

/** Five files of 10 MB at most. */
function logFile(config: Config): ReturnType<typeof createStream> {
  const stream = createStream("earshot.log", {
    path: join(dataFolder(config), "logs"),
    size: "10M",
    maxFiles: 5,
    mode: 0o600,
  });
  // A disk that is full or a folder that is locked must not end the program; the checks of the start name it.
  stream.on("error", () => undefined);
  return stream;
}
