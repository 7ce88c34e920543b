import { pino } from "pino";
import type { DestinationStream, Logger as PinoLogger } from "pino";
import { safeLogLine } from "./safe-log-line.ts";

export type Logger = PinoLogger;

export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * JSON lines on `destination` (standard output when absent), each passed through `safeLogLine`: secrets are
 * taken out wherever they stand, and no text from outside can start a line or move a terminal's cursor.
 */
export function createLogger(options: {
  level: LogLevel;
  name: string;
  destination?: DestinationStream;
}): Logger {
  const settings = { level: options.level, name: options.name, hooks: { streamWrite: safeLogLine } };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}
