import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Lets go of connections that never asked anything when the API closes. Browsers open some in advance, and Node.js counts them among those
 * that are at work until the time for their headers is up (`server.closeIdleConnections` leaves them), so that an end would wait for each.
 */
export function releaseSilentConnections(app: FastifyInstance): void {
  const silent = new Set<Socket>();
  app.server.on("connection", (socket: Socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  app.server.on("request", ({ socket }) => silent.delete(socket));
  app.addHook("preClose", async () => {
    for (const socket of silent) socket.destroy();
  });
}
