import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";

export interface ConnectProxy {
  /** `http://127.0.0.1:port` */
  url: string;
  /** "host:port" of each tunnel that was asked for, with the sign-in that came along. */
  asked: { authority: string; login: string | null }[];
  close: () => Promise<void>;
}

/** A proxy that knows these hosts and leads each to a port of this machine; any other one it refuses by 502, and everything by `status` if given. */
export async function startConnectProxy(
  ports: Readonly<Record<string, number>>,
  status: number | null = null,
): Promise<ConnectProxy> {
  const asked: ConnectProxy["asked"] = [];
  const server = createServer((_request, response) => void response.writeHead(405).end());
  server.on("connect", (request, socket, head) => {
    const authority = request.url ?? "";
    asked.push({ authority, login: request.headers["proxy-authorization"] ?? null });
    const port = ports[authority];
    if (status !== null || port === undefined) return socket.end(`HTTP/1.1 ${status ?? 502} No\r\n\r\n`);
    const there = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      there.write(head);
      there.pipe(socket).pipe(there);
    });
    there.on("error", () => socket.destroy());
    socket.on("error", () => there.destroy());
    return socket;
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
