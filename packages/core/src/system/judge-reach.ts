import { found, type Finding } from "./finding.ts";

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

/** Whether public address, listening address and trusted proxies fit together. */
export function judgeAddress(http: {
  host: string;
  port: number;
  publicUrl: string | null;
  trustedProxies: readonly string[];
}): Finding {
  const { host, port, publicUrl, trustedProxies } = http;
  const isOpen = !loopback.has(host);
  const own = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  if (publicUrl === null) {
    return isOpen
      ? found("address", "warn", "address_open", { host })
      : found("address", "ok", "address_fits", { url: own });
  }
  const isPlain = publicUrl.startsWith("http:") && !isLoopbackUrl(publicUrl);
  if (isPlain) return found("address", "warn", "address_plain", { url: publicUrl });
  if (publicUrl.startsWith("https:") && trustedProxies.length === 0)
    return found("address", "warn", "address_no_proxy", { url: publicUrl });
  return found("address", "ok", "address_fits", { url: publicUrl });
}

function isLoopbackUrl(url: string): boolean {
  const host = /^[a-z]+:\/\/(\[[^\]]*\]|[^/:]+)/i.exec(url)?.[1]?.replace(/^\[|\]$/g, "") ?? "";
  return loopback.has(host);
}

/** `answers`: who listens on the port of the page now. */
export function judgePort(address: string, answers: "earshot" | "nobody" | "another"): Finding {
  if (answers === "earshot") return found("port", "ok", "port_served", { address });
  if (answers === "nobody") return found("port", "ok", "port_free", { address });
  return found("port", "fail", "port_taken", { address });
}
