import type { SafeFetch } from "./fetch-outcome.ts";
import { createSafeFetch } from "./safe-fetch.ts";

/**
 * A door to the one server that an administrator named, such as a language model: it may stand in the private network, and leads nowhere else.
 * @param host `name:port`
 * @param timeoutMs for a whole answer, and between two signs of life: such a server may think for long before its first word
 */
export function createNamedServerFetch(server: {
  host: string;
  timeoutMs: number;
  maxBytes: number;
}): SafeFetch {
  const { host, timeoutMs, maxBytes } = server;
  return createSafeFetch({
    allowHosts: [host],
    userAgent: "Earshot",
    limits: { maxRedirects: 0, maxBytes, totalTimeoutMs: timeoutMs, idleTimeoutMs: timeoutMs },
  });
}
