import { describe, expect, test } from "vitest";
import { createLogger } from "./logger.ts";
import { createShutdown } from "./shutdown.ts";
import type { SignalSource } from "./shutdown.ts";

const log = createLogger({ level: "silent", name: "test" });

/** A process that can be sent signals and says how it exited. */
function fakeProcess(): SignalSource & {
  send(signal: string): void;
  exited: Promise<number>;
  codes: number[];
} {
  const listeners = new Map<string, () => void>();
  const codes: number[] = [];
  let told: (code: number) => void = () => undefined;
  const exited = new Promise<number>((resolve) => (told = resolve));
  return {
    on: (signal, listener) => listeners.set(signal, listener),
    send: (signal) => listeners.get(signal)?.(),
    exit: (code) => {
      codes.push(code);
      told(code);
    },
    exited,
    codes,
  };
}

describe("close", () => {
  test("ends the last added first, each after the one before it, once", async () => {
    const shutdown = createShutdown({ log, timeoutMs: 1000 });
    const seen: string[] = [];
    for (const name of ["database", "queue", "http"]) {
      shutdown.add(name, async () => {
        seen.push(`${name}…`);
        await Promise.resolve();
        seen.push(name);
      });
    }
    const [first, second] = await Promise.all([shutdown.close(), shutdown.close()]);
    expect(seen).toEqual(["http…", "http", "queue…", "queue", "database…", "database"]);
    expect(first).toEqual({ ok: true });
    expect(second).toBe(first);
  });

  test("passes over a step that fails and one that hangs, and says so", async () => {
    const shutdown = createShutdown({ log, timeoutMs: 10 });
    const seen: string[] = [];
    shutdown.add("database", () => void seen.push("database"));
    shutdown.add("hangs", () => new Promise(() => undefined));
    shutdown.add("fails", () => {
      throw new Error("no");
    });
    expect(await shutdown.close()).toEqual({ ok: false });
    expect(seen).toEqual(["database"]);
  });

  test("closes at once what is added afterwards", async () => {
    const shutdown = createShutdown({ log, timeoutMs: 1000 });
    const seen: string[] = [];
    await shutdown.close();
    shutdown.add("late", () => void seen.push("late"));
    await shutdown.close();
    expect(seen).toEqual(["late"]);
    expect(shutdown.signal.aborted).toBe(true);
  });

  test("waits for what is still starting, then closes it", async () => {
    const shutdown = createShutdown({ log, timeoutMs: 1000 });
    const seen: string[] = [];
    let started: () => void = () => undefined;
    const up = new Promise<void>((resolve) => (started = resolve)).then(() => {
      seen.push("up");
      return { close: async () => void seen.push("down") };
    });
    void shutdown.addStarting("database", up);
    const closing = shutdown.close();
    started();
    expect(await closing).toEqual({ ok: true });
    expect(seen).toEqual(["up", "down"]);
  });

  test("a start that failed needs no closing", async () => {
    const shutdown = createShutdown({ log, timeoutMs: 1000 });
    const start = shutdown.addStarting("database", Promise.reject(new Error("full disk")));
    await expect(start).rejects.toThrow("full disk");
    expect(await shutdown.close()).toEqual({ ok: true });
  });
});

describe("signals", () => {
  const rows = [
    { name: "SIGTERM ends with 0", signal: "SIGTERM", fails: false, code: 0 },
    { name: "SIGINT ends with 0", signal: "SIGINT", fails: false, code: 0 },
    { name: "a failed step ends with 1", signal: "SIGTERM", fails: true, code: 1 },
  ];
  test.each(rows)("$name", async ({ signal, fails, code }) => {
    const source = fakeProcess();
    const shutdown = createShutdown({ log, timeoutMs: 1000, source });
    shutdown.add("one", () => (fails ? Promise.reject(new Error("no")) : undefined));
    shutdown.onSignals();
    source.send(signal);
    expect(await source.exited).toBe(code);
  });

  test("a signal that comes twice is one; a later one does not wait", async () => {
    const source = fakeProcess();
    let clock = 0;
    const shutdown = createShutdown({ log, timeoutMs: 60_000, source, clockMs: () => clock });
    shutdown.add("hangs", () => new Promise(() => undefined));
    shutdown.onSignals();
    source.send("SIGINT");
    source.send("SIGINT");
    expect(source.codes).toEqual([]);
    clock = 1_001;
    source.send("SIGTERM");
    expect(await source.exited).toBe(130);
  });
});
