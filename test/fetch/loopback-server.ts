import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, Server } from "node:http";
import { createServer as createTcpServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

export interface LoopbackServer {
  origin: string;
  /** "host:port", as an allow list wants it. */
  host: string;
  requests: IncomingMessage[];
  server: Server;
  /** Resolves once every connection that was open or comes has been closed by the other side. */
  idle: () => Promise<void>;
  close: () => Promise<void>;
}

/** A real HTTP server on a free loopback port that notes what it was asked. */
export async function serve(listener: RequestListener): Promise<LoopbackServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    return listener(request, response);
  });
  return start(server, requests);
}

/** A bare TCP server, for answers that no HTTP library would send. */
export async function serveRaw(onSocket: (socket: Socket) => void): Promise<LoopbackServer> {
  const server = createTcpServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => onSocket(socket));
  });
  return start(server as Server, []);
}

async function start(server: Server, requests: IncomingMessage[]): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  let onIdle = (): void => {};
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      sockets.delete(socket);
      if (sockets.size === 0) onIdle();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    requests,
    server,
    idle: async () => {
      if (sockets.size === 0) return;
      await new Promise<void>((resolve) => {
        onIdle = resolve;
      });
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
