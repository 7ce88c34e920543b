import { pino } from "pino";
import type { DestinationStream, Logger as PinoLogger } from "pino";

export type Logger = PinoLogger;

export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";

/** JSON lines on `destination` (standard output when absent). */
export function createLogger(options: {
  level: LogLevel;
  name: string;
  destination?: DestinationStream;
}): Logger {
  const settings = { level: options.level, name: options.name };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}
