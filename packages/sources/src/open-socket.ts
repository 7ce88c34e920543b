import { createGuardedLookup, resolveBySystem } from "@earshot/runtime/safe-fetch/guarded-lookup";
import { checkUrl, readAllowedHost } from "@earshot/runtime/safe-fetch/url-policy";
import { WebSocket } from "ws";

export type OpenedSocket =
  | { ok: true; socket: WebSocket }
  | { ok: false; code: "bad_url" | "refused_address"; message: string };

/** Opens a WebSocket to a public address, or to one that an administrator vouches for. Redirects are not followed. */
export type OpenSocket = (url: string, protocols?: readonly string[]) => OpenedSocket;

export interface SocketSettings {
  /** "host:port" entries, read anew for each connection. */
  allowHosts: () => readonly string[];
  userAgent: () => string;
}

const handshakeMs = 10_000;
/** Largest frame that is taken: a post is at most some kilobytes. */
const frameBytesMax = 1_000_000;

/** The same guard as every other request has: names are judged inside the connection's own lookup. */
export function createSocketDoor(settings: SocketSettings): OpenSocket {
  const lookup = createGuardedLookup(resolveBySystem);
  return (url, protocols = []) => {
    const allowed = new Set(settings.allowHosts().map((entry) => readAllowedHost(entry) ?? entry));
    const checked = checkUrl(url.replace(/^ws/i, "http"), allowed);
    if (!checked.ok) {
      const code = checked.code === "bad_url" ? "bad_url" : "refused_address";
      return { ok: false, code, message: checked.message };
    }
    const socket = new WebSocket(url, [...protocols], {
      handshakeTimeout: handshakeMs,
      maxPayload: frameBytesMax,
      perMessageDeflate: false,
      followRedirects: false,
      headers: { "user-agent": settings.userAgent() },
      ...(checked.isAllowed ? {} : { lookup }),
    });
    return { ok: true, socket };
  };
}
