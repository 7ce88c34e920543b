import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectSecure } from "node:tls";
import {
  createGuardedLookup,
  resolveBySystem,
  type ResolveName,
} from "@earshot/runtime/safe-fetch/guarded-lookup";
import { judgeProxied } from "@earshot/runtime/safe-fetch/proxied";
import { openTunnel } from "@earshot/runtime/safe-fetch/tunnel";
import { checkUrl, readAllowedHost, type CheckedUrl } from "@earshot/runtime/safe-fetch/url-policy";
import { WebSocket } from "ws";

export type OpenedSocket =
  | { ok: true; socket: WebSocket }
  | { ok: false; code: "bad_url" | "refused_address"; message: string };

/**
 * Opens a WebSocket to a public address, or to one that an administrator vouches for. Redirects are not followed.
 * @param way.proxy taken by a tunnel, also without TLS; null: none
 */
export type OpenSocket = (
  url: string,
  way: { protocols: readonly string[]; proxy: string | null },
) => OpenedSocket;

export interface SocketSettings {
  /** "host:port" entries, read anew for each connection. */
  allowHosts: () => readonly string[];
  userAgent: () => string;
  /** Replaced by tests. */
  resolveName?: ResolveName;
}

const handshakeMs = 10_000;
/** Largest frame that is taken: a post is at most some kilobytes. */
const frameBytesMax = 1_000_000;

/** The same guard as every other request has: names are judged inside the connection's own lookup, or before a proxy connects. */
export function createSocketDoor(settings: SocketSettings): OpenSocket {
  const resolve = settings.resolveName ?? resolveBySystem;
  const lookup = createGuardedLookup(resolve);
  return (url, { protocols, proxy }) => {
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
      ...(proxy === null ? {} : { createConnection: connectBy(proxy, checked, resolve) }),
    });
    return { ok: true, socket };
  };
}

type Connected = (error: Error | null, socket: Socket) => void;

/** How `http.request` makes its connection: it hands in who waits for the socket, since a tunnel takes time. */
function connectBy(proxy: string, { url, isAllowed }: CheckedUrl, resolve: ResolveName) {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isSecure = url.protocol === "https:";
  const port = url.port === "" ? (isSecure ? 443 : 80) : Number(url.port);
  const open = async (): Promise<Socket> => {
    const way = await judgeProxied({ hostname: url.hostname, isAllowed }, resolve);
    const plain =
      way === "direct" ? connectPlain({ host, port }) : await openTunnel(proxy, { host: url.hostname, port });
    return isSecure ? connectSecure({ socket: plain, servername: host, ALPNProtocols: ["http/1.1"] }) : plain;
  };
  const connect = (_options: unknown, connected: Connected): undefined => {
    open().then(
      (socket) => connected(null, socket),
      (error: unknown) => connected(error as Error, undefined as unknown as Socket),
    );
  };
  // The library's types know only connections that are there at once.
  return connect as unknown as typeof connectPlain;
}
