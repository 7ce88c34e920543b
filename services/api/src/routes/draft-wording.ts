import { randomBytes } from "node:crypto";
import { draftParamsSchema } from "@earshot/contract/draft";
import { askWordingSchema, wordedEventSchema, wordsEventSchema } from "@earshot/contract/draft-wording";
import { speaksToMachines, wordingRequest } from "@earshot/core/respond/draft/wording";
import {
  beginWording,
  readWordingChance,
  readWordingGrounds,
  saveWording,
} from "@earshot/db/queries/drafts/draft-wording";
import { readEngineAccess } from "@earshot/db/queries/engine-access";
import { readSettings } from "@earshot/db/queries/read-settings";
import { mayWrite } from "@earshot/core/respond/draft/plan-draft";
import type { ApiDeps, Routes } from "../deps.ts";
import type { DraftChecker } from "../drafts/draft-checker.ts";
import { allowDraft } from "../drafts/draft-refusal.ts";
import { openEventStream } from "../event-stream.ts";
import { wordDraft } from "../drafts/word-draft.ts";
import { changedBy } from "../sign-in/permit.ts";

const asking = {
  schema: {
    tags: ["drafts"],
    summary: "Ask the language model of the installation for words; they come as server-sent events",
    params: draftParamsSchema,
    body: askWordingSchema,
    produces: ["text/event-stream"],
  },
  config: { action: "respond", isStream: true, rateLimit: { max: 20, timeWindow: "1 minute" } },
} as const;

/**
 * Words of a language model for a draft. They are proposed, never saved: whoever takes them into the text saves a version, and by then they are known and
 * checked as a machine's. A page that leaves, or stops, ends the question.
 */
export function registerDraftWording(app: Routes, deps: ApiDeps, checker: DraftChecker): void {
  const { db } = deps.database;
  app.post("/api/v1/drafts/:draftId/wording", asking, async (request, reply) => {
    const by = changedBy(request, "respond");
    const { draftId } = request.params;
    const { text: given } = request.body;
    const now = deps.now();
    const settings = await readSettings(db);
    const grounds = await readWordingGrounds(db, { draftId, text: given, now });
    if (grounds === null) return allowDraft({ ok: false, reason: "missing" });
    const { row, wording, checks } = grounds;
    if (!mayWrite(row.state)) return allowDraft({ ok: false, reason: "not_from_here" });
    const { refusal } = await readWordingChance(db, settings, now);
    if (refusal !== null) return allowDraft({ ok: false, reason: refusal });
    if (speaksToMachines(wording)) return allowDraft({ ok: false, reason: "speaks_to_machines" });
    const access = await readEngineAccess(db, deps.secrets, settings);
    await beginWording(db, now);
    const stream = openEventStream(reply);
    const asked = wordingRequest(wording, `----${randomBytes(12).toString("hex")}----`);
    const proposed = await wordDraft(access, asked, {
      signal: stream.left,
      onWords: (text) => stream.send("words", wordsEventSchema.parse({ text })),
    });
    const { model } = access;
    try {
      await saveWording(db, by, { draftId, model, given, ...proposed, now: deps.now() });
      if (proposed.outcome !== "done") return stream.end("failed", {});
      const question = { text: proposed.text, language: row.language, grounds: checks };
      const findings = await checker.check({ ...question, isWorded: true, now: now.getTime() });
      stream.end("done", wordedEventSchema.parse({ text: proposed.text, model, findings }));
    } catch (error) {
      request.log.error({ err: error }, "the words of a draft were not kept");
      stream.end("failed", {});
    }
  });
}
