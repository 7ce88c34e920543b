import { z } from "zod";
import { addMailboxSchema, setPasswordSchema } from "@earshot/contract/mailbox";
import { sourceSchema } from "@earshot/contract/source";
import { recordAudit } from "@earshot/db/queries/audit";
import { addSourceAs } from "@earshot/db/queries/source-edit";
import { saveSourceSecret } from "@earshot/db/queries/source-secrets";
import { checkSoon, getSource } from "@earshot/db/queries/sources";
import { imapAddress } from "@earshot/sources/imap/imap-target";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";
import { tidyLine, tidyNote } from "../source-text.ts";
import { viewSource } from "../source-view.ts";
import { checkOwner, noSource, sourceParams } from "./sources.ts";

const add = {
  schema: {
    tags: ["sources"],
    summary: "Read newsletters and alerts in a mailbox; the password is kept sealed and never told",
    body: addMailboxSchema,
    response: { 201: sourceSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const change = {
  schema: {
    tags: ["sources"],
    summary: "Give a mailbox another password",
    params: sourceParams,
    body: setPasswordSchema,
    response: { 204: z.null() },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

/** Mailboxes as sources, and their passwords. */
export async function registerMailboxes(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.post("/api/v1/sources/mailboxes", add, async (request, reply) => {
    const { host, port, isSecure, user, password, mailFolder, senders, checkedBy, ...facts } = request.body;
    await checkOwner(db, facts.ownerEntityId);
    const url = imapAddress({ host, port, isSecure, user, folder: mailFolder, senders, checkedBy });
    const given = {
      ...facts,
      kind: "imap",
      platform: "email",
      url,
      name: tidyLine(facts.name ?? "") || `${user} · ${mailFolder}`,
      note: tidyNote(facts.note),
    } as const;
    const row = await db.transaction(async (tx) => {
      const now = deps.now();
      const added = await addSourceAs(tx, changedBy(request, "edit_sources"), given, now);
      if (!added.ok) throw new ProblemError(409, "This mailbox is read already, for the same senders.");
      const { sourceId } = added.source;
      await saveSourceSecret(tx, deps.secrets, {
        sourceId,
        name: "password",
        text: password,
        overlapUntil: null,
        now,
      });
      return added.source;
    });
    return reply.status(201).send(viewSource(row, deps.now()));
  });
  app.put("/api/v1/sources/:sourceId/password", change, async (request, reply) => {
    const { sourceId } = request.params;
    const row = await getSource(db, sourceId);
    if (row === null) throw noSource(sourceId);
    if (row.kind !== "imap") throw new ProblemError(409, "This source is no mailbox: it has no password.");
    const { actor } = changedBy(request, "edit_sources");
    const now = deps.now();
    await db.transaction(async (tx) => {
      const text = request.body.password;
      await saveSourceSecret(tx, deps.secrets, { sourceId, name: "password", text, overlapUntil: null, now });
      const target = { targetKind: "source", targetId: sourceId, targetName: row.name };
      await recordAudit(tx, actor, { what: "source.secret_set", ...target }, now);
    });
    await checkSoon(db, sourceId, now);
    return reply.status(204).send(null);
  });
}
