import type { IncomingMessage, ServerResponse } from "node:http";
import type { Schedule } from "./live-loop.ts";
import { faultReply } from "./misbehave.ts";
import type { Fault } from "./misbehave.ts";
import type { Networks } from "./net/networks.ts";
import { sendReply } from "./reply.ts";
import type { Reply } from "./reply.ts";
import { askedSourceId } from "./route.ts";
import type { Asked } from "./route.ts";

export type WorldLog = (message: string, details: Record<string, unknown>) => void;

export interface DeskDeps {
  route: (asked: Asked) => Reply;
  networks: Networks;
  schedule: Schedule;
  log: WorldLog;
}

export interface Desk {
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** The fault holds for the source's feed until taken back with null. */
  misbehave: (sourceId: string, fault: Fault | null) => void;
  /** Calls off the answers that are still delayed. */
  close: () => void;
}

/** Longest body that is taken in. */
const bodyBytesMax = 1_000_000;

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const { headers } = request;
  const named = Object.entries(headers).map(([name, value]) => [name, value?.toString()] as const);
  return {
    target: request.url ?? "/",
    method: request.method ?? "GET",
    headers: Object.fromEntries(named),
    body: await readBody(request),
    ifNoneMatch: headers["if-none-match"],
    ifModifiedSince: headers["if-modified-since"],
    acceptEncoding: Array.isArray(headers["accept-encoding"]) ? undefined : headers["accept-encoding"],
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= bodyBytesMax) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Takes HTTP requests in, lets a source's fault have its way, and otherwise answers as the route says. */
export function createDesk(deps: DeskDeps): Desk {
  const faults = new Map<string, Fault>();
  const delayed = new Set<() => void>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await askedBy(request);
    const fault = faults.get(askedSourceId(asked, deps.networks) ?? "");
    const send = () => {
      const reply = (fault === undefined ? null : faultReply(fault)) ?? deps.route(asked);
      deps.log("answered", { target: asked.target, status: reply.status, isFaulty: fault !== undefined });
      void sendReply(reply, request, response);
    };
    if (fault?.delayMs === undefined) return send();
    const cancel = deps.schedule(() => {
      delayed.delete(cancel);
      send();
    }, fault.delayMs);
    delayed.add(cancel);
  }

  return {
    // A caller that hangs up while it still speaks gets no answer.
    answer: (request, response) => void answer(request, response).catch(() => response.destroy()),
    misbehave: (sourceId, fault) => {
      if (fault === null) faults.delete(sourceId);
      else faults.set(sourceId, fault);
    },
    close: () => {
      for (const cancel of delayed) cancel();
      delayed.clear();
    },
  };
}
