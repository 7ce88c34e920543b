import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** `earshot start` as a person runs it: a process of its own, watched through what it prints. */
export interface Product {
  pid: number;
  url: string;
  signInLink: string | null;
  /** Milliseconds from the command to the first screen. */
  tookMs: number;
  /** Ctrl-C; resolves with the milliseconds until it is gone. */
  stop(): Promise<number>;
  /** Ends it without any warning; its database is left behind. */
  kill(): Promise<void>;
}

const entry = fileURLToPath(new URL("../../services/cli/bin/earshot.mjs", import.meta.url));
/** The last line of the first screen. */
const lastLine = "Ctrl-C";

/**
 * Starts the product, demo included, on a data folder; resolves with its first screen. The demo's addresses hold
 * `worldPort`: the same one again is a warm start.
 */
export async function startProduct(dataFolder: string, worldPort: number): Promise<Product> {
  const since = performance.now();
  const child = spawn(process.execPath, [entry, "start"], {
    env: {
      ...process.env,
      EARSHOT_DATA_DIR: dataFolder,
      EARSHOT_PORT: "0",
      EARSHOT_WORLD_PORT: String(worldPort),
      EARSHOT_DEMO: "on",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  let screen = "";
  const shown = new Promise<void>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      screen += chunk;
      if (screen.includes(lastLine)) resolve();
    });
  });
  await Promise.race([shown, exited]);
  const tookMs = performance.now() - since;
  const url = /Page · Страница\s+(\S+)/.exec(screen)?.[1];
  if (url === undefined) throw new Error(`the product did not start: ${said.slice(-2_000)}`);

  async function end(signal: "SIGINT" | "SIGKILL"): Promise<void> {
    child.kill(signal);
    await exited;
  }
  return {
    pid: child.pid ?? 0,
    url,
    signInLink: /http\S+#\S+/.exec(screen)?.[0] ?? null,
    tookMs,
    async stop() {
      const stopping = performance.now();
      await end("SIGINT");
      return performance.now() - stopping;
    },
    kill: () => end("SIGKILL"),
  };
}
