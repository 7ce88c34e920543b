import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as a service received it. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  json: Record<string, unknown>;
}

/** What a service answers: a status with a body, or nothing at all (`lost`: it has taken the request and hangs up). */
export type Answer =
  | { status: number; headers?: Record<string, string>; body?: string; isNews?: true }
  | { lost: true };

export type ChannelServer = Awaited<ReturnType<typeof startChannelServer>>;

/** Services that the team is told by, on loopback: each request is kept and answered as the test says. */
export async function startChannelServer(usual: (request: Received) => Answer) {
  const received: Received[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const each = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body,
        json: readJson(body),
      };
      received.push(each);
      // The worker asks for news every few seconds by itself: that must not take an answer meant for a message.
      const at = answers.findIndex((one) => isPoll(each) === "isNews" in one);
      const answer = answers.splice(at, at === -1 ? 0 : 1)[0] ?? usual(each);
      if ("lost" in answer) return void request.socket.destroy();
      response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
      response.end(answer.body ?? "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    received,
    /** The next requests are answered so, in this order. */
    answerNext(...next: Answer[]): void {
      answers.push(...next);
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isPoll({ path }: Received): boolean {
  return path.endsWith("/getUpdates") || path.startsWith("/updates");
}

function readJson(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}
