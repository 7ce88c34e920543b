import type { IncomingMessage, ServerResponse } from "node:http";
import type { Schedule } from "./live-loop.ts";
import { faultReply } from "./misbehave.ts";
import type { Fault } from "./misbehave.ts";
import { sendReply, textReply } from "./reply.ts";
import type { Reply } from "./reply.ts";
import { askedSourceId } from "./route.ts";
import type { Asked } from "./route.ts";

export type WorldLog = (message: string, details: Record<string, unknown>) => void;

export interface DeskDeps {
  route: (asked: Asked) => Reply;
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

function askedBy(request: IncomingMessage): Asked {
  const { headers } = request;
  return {
    target: request.url ?? "/",
    ifNoneMatch: headers["if-none-match"],
    ifModifiedSince: headers["if-modified-since"],
    acceptEncoding: Array.isArray(headers["accept-encoding"]) ? undefined : headers["accept-encoding"],
  };
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  const refusal = textReply(405, "text/plain", "Only GET and HEAD\n");
  void sendReply({ ...refusal, headers: { ...refusal.headers, allow: "GET, HEAD" } }, request, response);
}

/** Takes HTTP requests in, lets a source's fault have its way, and otherwise answers as the route says. */
export function createDesk(deps: DeskDeps): Desk {
  const faults = new Map<string, Fault>();
  const delayed = new Set<() => void>();

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const asked = askedBy(request);
    const fault = faults.get(askedSourceId(asked.target) ?? "");
    const send = () => {
      const reply = (fault === undefined ? null : faultReply(fault)) ?? deps.route(asked);
      deps.log("answered", { target: asked.target, status: reply.status, isFaulty: fault !== undefined });
      void sendReply(reply, request, response);
    };
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(request, response);
    if (fault?.delayMs === undefined) return send();
    const cancel = deps.schedule(() => {
      delayed.delete(cancel);
      send();
    }, fault.delayMs);
    delayed.add(cancel);
  }

  return {
    answer,
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
