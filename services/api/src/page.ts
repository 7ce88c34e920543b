import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { ApiDeps } from "./deps.ts";
import { ProblemError } from "./problem.ts";

/** Serves the built page. Its addresses are the page's own business, so any path outside /api gets the same document. */
export async function registerPage(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const { webRoot } = deps;
  if (webRoot === null || !existsSync(join(webRoot, "index.html"))) return;
  await app.register(fastifyStatic, {
    root: webRoot,
    wildcard: false,
    index: false,
    // The build leaves them beside each file; they have no address of their own.
    preCompressed: true,
    globIgnore: ["**/*.{br,gz}"],
    setHeaders(reply, path) {
      // Files under assets carry a hash of their content in the name.
      const isHashed = path.includes("/assets/");
      reply.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.get("/*", { schema: { hide: true } }, async (request, reply) => {
    // A file of an earlier build must not come as a document: a browser would say that it has the wrong kind, not that it is gone.
    // One of a build that was made while this process runs has no route of its own yet.
    const [file] = /^\/assets\/[\w.-]+$/.exec(request.url) ?? [];
    if (file !== undefined && existsSync(join(webRoot, file))) return reply.sendFile(file.slice(1));
    if (/^\/(?:api|assets)\//.test(request.url))
      throw new ProblemError(404, `There is nothing at ${request.url}.`);
    return reply.header("cache-control", "no-cache").sendFile("index.html");
  });
}
