import {
  approveDraftSchema,
  askAuthorSchema,
  changeDraftSchema,
  createdDraftSchema,
  decideFindingSchema,
  declineDraftSchema,
  draftChangedSchema,
  draftParamsSchema,
  draftVersionGivenSchema,
  publishDraftSchema,
  saveVersionSchema,
  withdrawDraftSchema,
} from "@earshot/contract/draft";
import type { DraftFinding } from "@earshot/core/respond/draft/draft";
import { authorizeAnswered } from "@earshot/core/triage/authorized";
import { readAnswered } from "@earshot/db/queries/drafts/draft-answered";
import {
  decideDraft,
  readVersion,
  sendForApproval,
  type Decision,
} from "@earshot/db/queries/drafts/draft-decide";
import { readDraft } from "@earshot/db/queries/drafts/draft-event";
import { decideFinding } from "@earshot/db/queries/drafts/draft-finding";
import { readGrounds } from "@earshot/db/queries/drafts/draft-grounds";
import { askAuthor, publishDraft, withdrawDraft } from "@earshot/db/queries/drafts/draft-publish";
import { changeFrame, saveVersion } from "@earshot/db/queries/drafts/draft-write";
import { changeStatus } from "@earshot/db/queries/triage-change";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { checkText } from "../drafts/check-text.ts";
import { checkEngine, type DraftChecker } from "../drafts/draft-checker.ts";
import { allowDraft } from "../drafts/draft-refusal.ts";
import { changedBy } from "../sign-in/permit.ts";

const config = { action: "respond" } as const;
const tags = ["drafts"];
const params = draftParamsSchema;
const changed = { 200: draftChangedSchema };

const save = {
  schema: {
    tags,
    summary: "Save another version of the text; approvals of the earlier one do not hold for it",
    params,
    body: saveVersionSchema,
    response: { 200: createdDraftSchema },
  },
  config,
} satisfies RouteContract;
const frame = {
  schema: {
    tags,
    summary: "Change who speaks, where, in which language and by when",
    params,
    body: changeDraftSchema,
    response: { 200: createdDraftSchema },
  },
  config,
} satisfies RouteContract;
const finding = {
  schema: {
    tags,
    summary: "Note that a finding was read, mended, or stays for a reason",
    params,
    body: decideFindingSchema,
    response: { 204: z.null() },
  },
  config,
} satisfies RouteContract;
const sending = describe("Send the newest version for approval", draftVersionGivenSchema);
const approval = describe("Give the word that a draft waits for", approveDraftSchema);
const refusal = describe("Refuse it, with words to the author", declineDraftSchema);
const question = {
  schema: {
    tags,
    summary: "Ask the author something without deciding",
    params,
    body: askAuthorSchema,
    response: { 204: z.null() },
  },
  config,
} satisfies RouteContract;
const publication = describe("Note that an approved draft was published, and where", publishDraftSchema);
const withdrawal = describe("Give a draft up", withdrawDraftSchema);

/** What changes a draft: texts, findings, approvals, publication. */
export function registerDraftChanges(app: Routes, deps: ApiDeps, checker: DraftChecker): void {
  const { db } = deps.database;
  const path = "/api/v1/drafts/:draftId";
  const proof = (request: FastifyRequest) => changedBy(request, "respond");

  app.post(`${path}/versions`, save, async (request) => {
    const given = { ...request.params, ...request.body };
    const findings = await checkAnew(deps, checker, given);
    const facts = { ...given, findings, engine: checkEngine, now: deps.now() };
    const { ok: _, ...saved } = allowDraft(await saveVersion(db, proof(request), facts));
    return saved;
  });
  app.patch(path, frame, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    const { ok: _, ...made } = allowDraft(await changeFrame(db, proof(request), given));
    return made;
  });
  app.post(`${path}/findings`, finding, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    allowDraft(await decideFinding(db, proof(request), given));
    return reply.status(204).send(null);
  });
  app.post(`${path}/send`, sending, async (request) => {
    const given = { ...request.params, ...request.body };
    const findings = await checkAnew(deps, checker, given);
    return allowDraft(await sendForApproval(db, proof(request), { ...given, findings, now: deps.now() }));
  });
  const decide = async (request: FastifyRequest, given: Omit<Decision, "via" | "now">) => {
    const { may, actor } = proof(request);
    const by = { personId: may.personId, actor };
    return allowDraft(await decideDraft(db, by, { ...given, via: "page", now: deps.now() }));
  };
  app.post(`${path}/approve`, approval, async (request) =>
    decide(request, { ...request.params, ...request.body, isApproved: true }),
  );
  app.post(`${path}/decline`, refusal, async (request) =>
    decide(request, { ...request.params, ...request.body, isApproved: false }),
  );
  app.post(`${path}/ask`, question, async (request, reply) => {
    allowDraft(await askAuthor(db, proof(request), { ...request.params, ...request.body, now: deps.now() }));
    return reply.status(204).send(null);
  });
  app.post(`${path}/publish`, publication, async (request) => {
    const { isAnswered, ...given } = { ...request.params, ...request.body, now: deps.now() };
    const done = allowDraft(await publishDraft(db, proof(request), given));
    if (isAnswered) await markAnswered(deps, request, given.draftId);
    return done;
  });
  app.post(`${path}/withdraw`, withdrawal, async (request) =>
    allowDraft(
      await withdrawDraft(db, proof(request), { ...request.params, ...request.body, now: deps.now() }),
    ),
  );
}

function describe<Body extends z.ZodType>(summary: string, body: Body) {
  return { schema: { tags, summary, params, body, response: changed }, config } satisfies RouteContract;
}

/** Findings of a text, or of the newest one; none of a draft that is not there, which is refused right after. */
async function checkAnew(
  deps: ApiDeps,
  checker: DraftChecker,
  { draftId, text }: { draftId: number; text?: string },
): Promise<DraftFinding[]> {
  const { db } = deps.database;
  const row = await readDraft(db, draftId);
  if (row === null) return [];
  const now = deps.now();
  const grounds = await readGrounds(db, { ...row, now });
  const asked = text ?? (await readVersion(db, row)).text;
  const { postId, language } = row;
  return (await checkText(db, checker, { draftId, postId, text: asked, language, grounds, now })).findings;
}

/** Whoever published an answer has the post answered too, an executive as well; a post that changed meanwhile, or that a colleague is on, is left as it is. */
async function markAnswered(deps: ApiDeps, request: FastifyRequest, draftId: number): Promise<void> {
  const { db } = deps.database;
  const row = await readDraft(db, draftId);
  if (row?.postId == null) return;
  const post = await readAnswered(db, row.postId);
  if (post?.version == null) return;
  const { postId, version } = post;
  const actor = authorizeAnswered(changedBy(request, "respond").may);
  await changeStatus(db, actor, { postId, version, status: "answered", now: deps.now() });
}
