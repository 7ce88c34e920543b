import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import type { ApiDeps } from "./deps.ts";

/**
 * Security headers of every answer. Scripts, images, fonts and connections come from here alone: nothing that a post
 * carries can be loaded or run. Styles may be inline because Mantine writes its theme variables into a style element.
 */
export async function registerHeaders(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const isHttps = deps.publicUrl.startsWith("https:");
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "no-referrer" },
    crossOriginEmbedderPolicy: false,
  });
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  });
  app.addHook("onSend", async (request, reply) => {
    const isFile = reply.hasHeader("last-modified") || reply.hasHeader("etag");
    if (!isFile || request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
  });
}
