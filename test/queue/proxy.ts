import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

export type Proxy = {
  /** The URL given, leading through the proxy. */
  url: string;
  /** Drops all connections and refuses new ones. */
  breakDown(): Promise<void>;
  /** Leads to the same server again, or to the one that took its place. */
  repair(target?: string): Promise<void>;
  close(): Promise<void>;
};

/** A line to a server that a test can cut and mend. */
export async function openProxy(target: string): Promise<Proxy> {
  let aim = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(aim.port), aim.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("error", () => {});
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  const port = await listen(server, 0);
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(port);

  async function stop(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  return {
    url: url.href,
    breakDown: stop,
    async repair(newTarget) {
      if (newTarget !== undefined) aim = new URL(newTarget);
      await listen(server, port);
    },
    close: stop,
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
