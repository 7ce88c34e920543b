import type { Log } from "@earshot/pipeline/log";

export type Line = { level: string; message: string } & Record<string, unknown>;

/** A logger that keeps its lines, those of its children included. */
export function createLineLog(): { log: Log; lines: Line[] } {
  const lines: Line[] = [];
  function bind(bindings: object): Log {
    const write = (level: string) => (fields: object, message: string) => {
      lines.push({ ...bindings, ...fields, level, message });
    };
    return {
      debug: write("debug"),
      info: write("info"),
      warn: write("warn"),
      error: write("error"),
      child: (more) => bind({ ...bindings, ...more }),
    };
  }
  return { log: bind({}), lines };
}
