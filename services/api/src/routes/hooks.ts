import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { webhookMessageSchema, webhookTakenSchema } from "@earshot/contract/webhook";
import { openSourceSecrets } from "@earshot/db/queries/source-secrets";
import { findWebhook } from "@earshot/db/queries/webhooks";
import { verifyWebhook, type WebhookTrouble } from "@earshot/sources/webhook/verify-webhook";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { takeMessage } from "../take-webhook.ts";
import { readMessage } from "../webhook-posts.ts";

const bodyLimit = 1_000_000;
const params = z.object({ key: z.string().min(1).max(100) });

const receive = {
  schema: {
    tags: ["webhooks"],
    summary: "Hand in posts: one or up to 500, signed by Standard Webhooks",
    description:
      "Headers webhook-id (repeated messages keep theirs and are taken once), webhook-timestamp (seconds, at most five minutes off) and webhook-signature (v1,<base64> of HMAC-SHA256 over id.timestamp.body). Answers 200 when all posts are saved; otherwise none is, and the answer names the fields to mend. 401: signature or time; 404: no such source; 503 with Retry-After: the source is paused.",
    params,
    body: webhookMessageSchema,
    response: { 200: webhookTakenSchema },
  },
  config: { isPublic: true, rateLimit: { max: 300, timeWindow: "1 minute" } },
} satisfies RouteContract;

const troubles: Record<WebhookTrouble, { status: 400 | 401; field: string; message: string }> = {
  no_id: {
    status: 400,
    field: "webhook-id",
    message: "is missing, or no plain id of at most 128 characters",
  },
  no_timestamp: {
    status: 400,
    field: "webhook-timestamp",
    message: "is missing, or no whole number of seconds",
  },
  no_signature: {
    status: 400,
    field: "webhook-signature",
    message: "holds no signature that begins with v1,",
  },
  too_old: {
    status: 401,
    field: "webhook-timestamp",
    message: "is more than five minutes old: sign each attempt anew",
  },
  too_new: {
    status: 401,
    field: "webhook-timestamp",
    message: "is more than five minutes ahead: set the clock",
  },
  bad_signature: {
    status: 401,
    field: "webhook-signature",
    message:
      "fits none of the secrets: sign the bytes that are sent, id.timestamp.body, with the decoded secret",
  },
};

/** Posts that their senders hand in. The signature is over the bytes as they came, so nothing parses them before. */
export async function registerHooks(app: Routes, deps: ApiDeps): Promise<void> {
  await app.register(async (scope: FastifyInstance) => {
    scope.removeAllContentTypeParsers();
    const asBytes = { parseAs: "buffer", bodyLimit } as const;
    scope.addContentTypeParser("application/json", asBytes, (_request, body, done) => done(null, body));
    scope.post<{ Params: z.infer<typeof params>; Body: Buffer }>(
      "/hooks/:key",
      { ...receive, bodyLimit, validatorCompiler: () => (value) => ({ value }) },
      async (request, reply) => {
        const { db } = deps.database;
        const webhook = await findWebhook(db, request.params.key);
        if (webhook === null) throw new ProblemError(404, "No source takes posts at this address.");
        const message = signedMessage(request);
        const { sourceId } = webhook;
        const now = deps.now();
        const secrets = await openSourceSecrets(db, deps.secrets, { sourceId, name: "signing", now });
        const trouble = verifyWebhook(message, secrets, now);
        if (trouble !== null) {
          const { status, field, message: what } = troubles[trouble];
          throw new ProblemError(status, `The header ${field} ${what}.`, [{ field, message: what }]);
        }
        if (webhook.state === "paused") {
          void reply.header("retry-after", "3600");
          throw new ProblemError(503, "This source is paused. Send the message again later.");
        }
        return takeMessage(deps, webhook, { id: message.id, posts: readMessage(request.body) });
      },
    );
  });
}

function signedMessage({ headers, body }: FastifyRequest<{ Body: Buffer }>) {
  const header = (name: string): string => String(headers[name] ?? "");
  return {
    id: header("webhook-id"),
    timestamp: header("webhook-timestamp"),
    signature: header("webhook-signature"),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}
