import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import type { Socket } from "node:net";
import { FetchStopped } from "./fetch-code.ts";
import { proxyFault } from "./proxied.ts";

const timeoutMs = 10_000;

/**
 * A connection to a host through a proxy (CONNECT, RFC 9110 § 9.3.6), for what is no HTTP request or becomes something else. The proxy looks the name
 * up: judge the host before.
 * @param proxy `http://[name:password@]host:port`
 * @throws FetchStopped where the proxy cannot be reached, or refuses
 */
export function openTunnel(proxy: string, { host, port }: { host: string; port: number }): Promise<Socket> {
  const { protocol, hostname, port: proxyPort, username, password } = new URL(proxy);
  const isSecure = protocol === "https:";
  const path = `${host}:${port}`;
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  const headers = {
    host: path,
    ...(username === "" ? {} : { "proxy-authorization": `Basic ${login.toString("base64")}` }),
  };
  return new Promise((resolve, reject) => {
    const asking = (isSecure ? requestSecure : requestPlain)({
      host: hostname.replace(/^\[|\]$/g, ""),
      port: proxyPort === "" ? (isSecure ? 443 : 80) : Number(proxyPort),
      method: "CONNECT",
      path,
      headers,
      agent: false,
      timeout: timeoutMs,
    });
    asking.once("connect", ({ statusCode = 0 }, socket: Socket, head: Buffer) => {
      socket.setTimeout(0);
      if (statusCode === 200) {
        if (head.length > 0) socket.unshift(head);
        return resolve(socket);
      }
      socket.destroy();
      return reject(new FetchStopped("proxy", `the proxy answered ${statusCode}`));
    });
    asking.once("timeout", () => asking.destroy(new FetchStopped("proxy", "the proxy does not answer")));
    asking.once("error", (error) => reject(proxyFault(error)));
    asking.end();
  });
}
