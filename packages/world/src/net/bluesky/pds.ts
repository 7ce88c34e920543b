import { demoKey } from "@earshot/core/collect/source-services";
import type { Reply } from "../../reply.ts";
import { jsonReply } from "../protocol.ts";
import type { NetRequest } from "../protocol.ts";

const accessMs = 2 * 3_600_000;
const signInsMax = 30;
const signInWindowMs = 5 * 60_000;

/** The accounts' own server: signs in with an app password, few times, and renews what it gave out. */
export interface Pds {
  /** Null for a path that has nothing to do with sessions. */
  session: (request: NetRequest) => Reply | null;
  /** Why the caller is not signed in; null when it is. */
  refusal: (request: NetRequest) => Reply | null;
}

export function xrpcError(status: number, error: string, message: string, headers = {}): Reply {
  return jsonReply({ error, message }, status, headers);
}

export function createPds(now: () => Date): Pds {
  const access = new Map<string, number>();
  const refresh = new Set<string>();
  let issued = 0;
  let signIns: number[] = [];

  function issue(): Reply {
    issued += 1;
    const [accessJwt, refreshJwt] = [`demo-access-${issued}`, `demo-refresh-${issued}`];
    access.set(accessJwt, now().getTime() + accessMs);
    refresh.add(refreshJwt);
    return jsonReply({
      did: "did:plc:earshotdemo",
      handle: "earshot.example",
      accessJwt,
      refreshJwt,
      active: true,
    });
  }

  function signIn({ body }: NetRequest): Reply {
    const time = now().getTime();
    signIns = signIns.filter((at) => at > time - signInWindowMs);
    if (signIns.length >= signInsMax) {
      const reset = Math.ceil(((signIns[0] ?? time) + signInWindowMs) / 1000);
      return xrpcError(429, "RateLimitExceeded", "Rate Limit Exceeded", { "ratelimit-reset": String(reset) });
    }
    signIns.push(time);
    const { identifier, password } = readBody(body);
    const isKnown = typeof identifier === "string" && password === demoKey;
    return isKnown ? issue() : xrpcError(401, "AuthenticationRequired", "Invalid identifier or password");
  }

  return {
    session(request) {
      if (request.path.endsWith("/com.atproto.server.createSession")) return signIn(request);
      if (!request.path.endsWith("/com.atproto.server.refreshSession")) return null;
      const token = bearer(request);
      // A token renews once.
      return refresh.delete(token) ? issue() : xrpcError(400, "ExpiredToken", "Token has been revoked");
    },
    refusal(request) {
      const until = access.get(bearer(request));
      if (until === undefined) return xrpcError(401, "AuthenticationRequired", "Authentication Required");
      return now().getTime() < until ? null : xrpcError(400, "ExpiredToken", "Token has expired");
    },
  };
}

function bearer({ headers }: NetRequest): string {
  return headers["authorization"]?.replace(/^Bearer /, "") ?? "";
}

function readBody(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}
