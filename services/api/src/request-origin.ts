import { isIP } from "node:net";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ApiDeps } from "./deps.ts";
import { ProblemError } from "./problem.ts";

const changing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/**
 * Refuses what a browser sends on behalf of another site, before anything else looks at it: requests under a name that is not
 * ours (DNS rebinding lets a foreign page speak to 127.0.0.1 under its own name) and changes with a foreign `Origin`.
 */
export function registerRequestOrigin(app: FastifyInstance, deps: ApiDeps): void {
  app.addHook("onRequest", async (request) => {
    // What a proxy says of the name does not replace what the connection says: a rebound page can say it too.
    const foreign = [request.headers.host, request.host].find((host) => !isOwnName(host, deps.publicUrl));
    if (foreign !== undefined) {
      throw new ProblemError(
        421,
        `Earshot does not answer to the name ${foreign}. Open ${deps.publicUrl}, or set EARSHOT_PUBLIC_URL to the address that people open.`,
      );
    }
    if (changing.has(request.method) && !isOwnOrigin(request, deps.publicUrl)) {
      throw new ProblemError(
        403,
        "This change was asked for by a page of another site. Behind a proxy, set EARSHOT_PUBLIC_URL to the address that people open.",
      );
    }
  });
}

/**
 * Whether a Host header may be ours: the public address, any IP address, and names without a dot, since none of these can be
 * pointed here by a foreigner's DNS. A request without the header comes from no browser.
 */
export function isOwnName(host: string | undefined, publicUrl: string): boolean {
  if (host === undefined || host === "") return true;
  const name = nameOf(`http://${host}`);
  if (name === null) return false;
  const literal = name.startsWith("[") ? name.slice(1, -1) : name;
  return (
    isIP(literal) !== 0 ||
    !name.includes(".") ||
    name === new URL(publicUrl).hostname ||
    name.endsWith(".localhost")
  );
}

/** Programs send no Origin; a browser always does with a change. */
function isOwnOrigin({ headers, host }: FastifyRequest, publicUrl: string): boolean {
  const { origin } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, host: asking } = new URL(origin);
  // The scheme that people see is the proxy's business; a default port is left out on one side only.
  const own = [`${protocol}//${headers.host}`, `${protocol}//${host}`, publicUrl].filter((address) =>
    URL.canParse(address),
  );
  return own.some((address) => new URL(address).host === asking);
}

function nameOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { hostname, username, pathname } = new URL(address);
  return username === "" && pathname === "/" ? hostname.replace(/\.$/, "") : null;
}
