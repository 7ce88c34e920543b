import { randomBytes } from "node:crypto";
import {
  addWebhookSchema,
  rotatedSecretSchema,
  rotateSecretSchema,
  webhookMadeSchema,
  webhookSecretSchema,
  type WebhookSecret,
} from "@earshot/contract/webhook";
import type { Db } from "@earshot/db/database";
import { recordAudit } from "@earshot/db/queries/audit";
import { addSourceAs } from "@earshot/db/queries/source-edit";
import { readSourceSecretTimes, saveSourceSecret } from "@earshot/db/queries/source-secrets";
import { getSource, type SourceListRow } from "@earshot/db/queries/sources";
import { newWebhookSecret } from "@earshot/sources/webhook/verify-webhook";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";
import { tidyLine, tidyNote } from "../source-text.ts";
import { viewSource } from "../source-view.ts";
import { checkOwner, noSource, sourceParams } from "./sources.ts";

const hourMs = 3_600_000;

const add = {
  schema: {
    tags: ["webhooks"],
    summary: "Make an address to hand posts in at; its secret is shown this once",
    body: addWebhookSchema,
    response: { 201: webhookMadeSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const look = {
  schema: {
    tags: ["webhooks"],
    summary: "Address of a webhook, and when its secret was set",
    params: sourceParams,
    response: { 200: webhookSecretSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const rotate = {
  schema: {
    tags: ["webhooks"],
    summary: "Give a webhook a new secret, shown this once; the old one is taken for a while too",
    params: sourceParams,
    body: rotateSecretSchema,
    response: { 200: rotatedSecretSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

/** Sources that are handed their posts: made, and their secrets exchanged. */
export async function registerWebhooks(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.post("/api/v1/sources/webhooks", add, async (request, reply) => {
    const { name, note, platform = "other", ...facts } = request.body;
    await checkOwner(db, facts.ownerEntityId);
    const key = `hook-${randomBytes(18).toString("base64url")}`;
    const secret = newWebhookSecret();
    const editor = changedBy(request, "edit_sources");
    const given = {
      ...facts,
      key,
      kind: "webhook",
      platform,
      url: `/hooks/${key}`,
      note: tidyNote(note),
    } as const;
    const row = await db.transaction(async (tx) => {
      const now = deps.now();
      const added = await addSourceAs(tx, editor, { ...given, name: tidyLine(name) || "Webhook" }, now);
      if (!added.ok) throw new Error("a random key was taken already");
      const { sourceId } = added.source;
      await saveSourceSecret(tx, deps.secrets, {
        sourceId,
        name: "signing",
        text: secret,
        overlapUntil: null,
        now,
      });
      return added.source;
    });
    return reply
      .status(201)
      .send({ source: viewSource(row, deps.now()), address: addressOf(deps, row), secret });
  });
  app.get("/api/v1/sources/:sourceId/secret", look, async ({ params }) => {
    const row = await webhookOf(db, params.sourceId);
    return viewSecret(deps, row);
  });
  app.post("/api/v1/sources/:sourceId/secret", rotate, async (request) => {
    const row = await webhookOf(db, request.params.sourceId);
    const { actor } = changedBy(request, "edit_sources");
    const secret = newWebhookSecret();
    const { sourceId, name } = row;
    const now = deps.now();
    const { overlapHours } = request.body;
    const overlapUntil = overlapHours === 0 ? null : new Date(now.getTime() + overlapHours * hourMs);
    await db.transaction(async (tx) => {
      await saveSourceSecret(tx, deps.secrets, {
        sourceId,
        name: "signing",
        text: secret,
        overlapUntil,
        now,
      });
      const target = { targetKind: "source", targetId: sourceId, targetName: name };
      await recordAudit(tx, actor, { what: "source.secret_set", ...target, to: { overlapHours } }, now);
    });
    return { ...(await viewSecret(deps, row)), secret };
  });
}

async function webhookOf(db: Db, sourceId: number): Promise<SourceListRow> {
  const row = await getSource(db, sourceId);
  if (row === null) throw noSource(sourceId);
  if (row.kind !== "webhook") throw new ProblemError(409, "This source is no webhook: it has no secret.");
  return row;
}

async function viewSecret(deps: ApiDeps, row: SourceListRow): Promise<WebhookSecret> {
  const times = (await readSourceSecretTimes(deps.database.db, [row.sourceId], deps.now())).get(row.sourceId);
  return {
    address: addressOf(deps, row),
    setAt: isoOrNull(times?.setAt ?? null),
    olderUntil: isoOrNull(times?.olderUntil ?? null),
  };
}

function addressOf({ publicUrl }: ApiDeps, { url }: SourceListRow): string {
  return `${publicUrl.replace(/\/$/, "")}${url}`;
}
