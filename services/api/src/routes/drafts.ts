import {
  checkDraftSchema,
  checkedDraftSchema,
  createDraftSchema,
  createdDraftSchema,
  draftDetailSchema,
  draftListQuerySchema,
  draftListSchema,
  draftParamsSchema,
} from "@earshot/contract/draft";
import { setSpeakerSchema, speakerListSchema, speakerParamsSchema } from "@earshot/contract/speaker";
import type { DraftLanguage } from "@earshot/core/respond/draft/draft";
import { legalWords } from "@earshot/core/respond/draft/legal-words";
import type { Db } from "@earshot/db/database";
import { readAnswered } from "@earshot/db/queries/drafts/draft-answered";
import { getDraft } from "@earshot/db/queries/drafts/draft-detail";
import { readGrounds } from "@earshot/db/queries/drafts/draft-grounds";
import { listDrafts } from "@earshot/db/queries/drafts/draft-list";
import { lookAtWordingChance } from "@earshot/db/queries/drafts/draft-wording";
import { createDraft } from "@earshot/db/queries/drafts/draft-write";
import { listSpeakers, setSpeaker } from "@earshot/db/queries/drafts/speakers";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { checkText } from "../drafts/check-text.ts";
import { checkEngine, createDraftChecker } from "../drafts/draft-checker.ts";
import { allowDraft } from "../drafts/draft-refusal.ts";
import { viewDraft, viewDraftDetail } from "../drafts/draft-view.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";
import { signedInPerson } from "../sign-in/signed-in.ts";
import { registerDraftChanges } from "./draft-changes.ts";
import { registerDraftReading } from "./draft-reading.ts";
import { registerDraftWording } from "./draft-wording.ts";

const tags = ["drafts"];
const read = { action: "read" } as const;
const respond = { action: "respond" } as const;

const list = {
  schema: {
    tags,
    summary: "Drafts of answers: one's own, those that wait for one's word, all, or what was published",
    querystring: draftListQuerySchema,
    response: { 200: draftListSchema },
  },
  config: read,
} satisfies RouteContract;

const detail = {
  schema: {
    tags,
    summary: "A draft with its versions, findings, approvals and history, and the post it answers",
    params: draftParamsSchema,
    response: { 200: draftDetailSchema },
  },
  config: read,
} satisfies RouteContract;

const creation = {
  schema: {
    tags,
    summary: "Begin a draft: the answer to a post, or words of one's own",
    body: createDraftSchema,
    response: { 201: createdDraftSchema },
  },
  config: respond,
} satisfies RouteContract;

const check = {
  schema: {
    tags,
    summary: "Check a text against the seven principles without keeping it",
    body: checkDraftSchema,
    response: { 200: checkedDraftSchema },
  },
  config: respond,
} satisfies RouteContract;

const speakers = {
  schema: {
    tags,
    summary: "Executives of the watch list, and which person of the team each of them is",
    response: { 200: speakerListSchema },
  },
  config: read,
} satisfies RouteContract;

const speaker = {
  schema: {
    tags,
    summary: "Say which person of the team an executive is; null takes it back",
    params: speakerParamsSchema,
    body: setSpeakerSchema,
    response: { 204: z.null() },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

/** Drafts of answers: looking at them, beginning and checking them; what changes one stands in `draft-changes.ts`. */
export async function registerDrafts(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const checker = createDraftChecker();
  app.addHook("onClose", async () => checker.close());
  app.get("/api/v1/drafts", list, async (request) => {
    const drafts = await listDrafts(db, { ...request.query, person: signedInPerson(request) });
    return { drafts: drafts.map(viewDraft) };
  });
  app.get("/api/v1/drafts/:draftId", detail, async (request) => {
    const { draftId } = request.params;
    const found = await getDraft(db, draftId, signedInPerson(request));
    if (found === null) throw new ProblemError(404, `There is no draft ${draftId}.`);
    return viewDraftDetail(found, await lookAtWordingChance(db, deps.now()));
  });
  app.post("/api/v1/drafts/check", check, async ({ body: { text, ...about } }) => {
    const now = deps.now();
    const grounds = await readGrounds(db, { ...about, now });
    const { findings, wordedBy } = await checkText(db, checker, { ...about, text, grounds, now });
    return { findings, engine: checkEngine, legalWords: legalWords(text), wordedBy };
  });
  app.post("/api/v1/drafts", creation, async (request, reply) => {
    const { body } = request;
    const now = deps.now();
    const language = body.language ?? (await languageOf(db, body.postId));
    const grounds = await readGrounds(db, { ...body, language, draftId: null, now });
    const { text } = body;
    const { postId } = body;
    const { findings } = await checkText(db, checker, {
      draftId: null,
      postId,
      text,
      language,
      grounds,
      now,
    });
    const given = { ...body, language, findings, engine: checkEngine, now };
    const { ok: _, ...made } = allowDraft(await createDraft(db, changedBy(request, "respond"), given));
    return reply.status(201).send(made);
  });
  registerDraftChanges(app, deps, checker);
  registerDraftWording(app, deps, checker);
  registerDraftReading(app, deps, checker);
  app.get("/api/v1/speakers", speakers, async () => ({ speakers: await listSpeakers(db) }));
  app.put("/api/v1/speakers/:entityId", speaker, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    allowDraft(await setSpeaker(db, changedBy(request, "edit_settings"), given));
    return reply.status(204).send(null);
  });
}

/** An answer is given in the language of the post, as far as we write it. */
async function languageOf(db: Db, postId: number | null): Promise<DraftLanguage> {
  const answered = postId === null ? null : await readAnswered(db, postId);
  return answered?.language === "en" ? "en" : "ru";
}
