import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance, RouteOptions } from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { z } from "zod";
import { tokenScopes } from "@earshot/core/triage/permission";
import { problemSchema } from "@earshot/contract/problem";

const problem = {
  description: "What went wrong, worded for the person who meets it",
  content: { "application/problem+json": { schema: z.toJSONSchema(problemSchema) } },
};

/** OpenAPI 3.1 at /api/docs/json, with a page to read it at /api/docs. */
export async function registerDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Earshot",
        version: "1",
        description:
          "Mentions of a company and its executives, ready for triage. Errors are application/problem+json (RFC 9457). Requests that change something carry the header x-csrf-token from GET /api/v1/session; with an API token (Authorization: Bearer …) they need none.",
      },
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "earshot_session" },
          token: { type: "http", scheme: "bearer", description: "An API token, made in one's own account" },
        },
      },
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route);
      return { schema: { ...schema, ...ruleOf(route.route), response: withProblem(schema.response) }, url };
    },
  });
  await app.register(swaggerUi, { routePrefix: "/api/docs", logLevel: "silent" });
}

/** Who may use a route, as `x-action` (an action of core/triage/permission) or `x-public`. */
function ruleOf({ config }: RouteOptions): Record<string, unknown> {
  const { isPublic, action } = config ?? {};
  if (isPublic) return { security: [], "x-public": true };
  const isForTokens = (tokenScopes as readonly unknown[]).includes(action);
  return { security: [{ session: [] }, ...(isForTokens ? [{ token: [] }] : [])], "x-action": action };
}

/** Every route answers its failures in one shape. */
function withProblem(answers: unknown): Record<string, unknown> {
  return { ...(answers as Record<string, unknown> | undefined), default: problem };
}
