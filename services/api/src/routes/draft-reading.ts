import { randomBytes } from "node:crypto";
import { draftParamsSchema } from "@earshot/contract/draft";
import { askReadingSchema, readDraftSchema } from "@earshot/contract/draft-wording";
import {
  beyondRules,
  doubtedByReading,
  parseReading,
  readingRequest,
  readingTokensMax,
} from "@earshot/core/respond/draft/second-reading";
import { mayWrite } from "@earshot/core/respond/draft/plan-draft";
import { speaksToMachines } from "@earshot/core/respond/draft/wording";
import { readVersion } from "@earshot/db/queries/drafts/draft-decide";
import { saveReading } from "@earshot/db/queries/drafts/draft-reading";
import {
  beginWording,
  readWordingChance,
  readWordingGrounds,
} from "@earshot/db/queries/drafts/draft-wording";
import { readEngineAccess } from "@earshot/db/queries/engine-access";
import { readSettings } from "@earshot/db/queries/read-settings";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { askModel } from "../drafts/ask-model.ts";
import { checkText } from "../drafts/check-text.ts";
import type { DraftChecker } from "../drafts/draft-checker.ts";
import { allowDraft } from "../drafts/draft-refusal.ts";
import { changedBy } from "../sign-in/permit.ts";

const reading = {
  schema: {
    tags: ["drafts"],
    summary:
      "Have the language model of the installation read the newest text; what it finds stands beside what the rules find",
    params: draftParamsSchema,
    body: askReadingSchema,
    response: { 200: readDraftSchema },
  },
  config: { action: "respond", rateLimit: { max: 20, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** A second reader for what only whoever understands a text sees. It is asked on request, never gets secret words, and changes no word. */
export function registerDraftReading(app: Routes, deps: ApiDeps, checker: DraftChecker): void {
  const { db } = deps.database;
  app.post("/api/v1/drafts/:draftId/reading", reading, async (request) => {
    const by = changedBy(request, "respond");
    const { draftId } = request.params;
    const now = deps.now();
    const settings = await readSettings(db);
    const found = await readWordingGrounds(db, { draftId, text: "", now });
    if (found === null) return allowDraft({ ok: false, reason: "missing" });
    const { row, wording, checks: grounds } = found;
    if (!mayWrite(row.state)) return allowDraft({ ok: false, reason: "not_from_here" });
    if (row.version !== request.body.version) return allowDraft({ ok: false, reason: "stale" });
    const { refusal } = await readWordingChance(db, settings, now);
    if (refusal !== null) return allowDraft({ ok: false, reason: refusal });
    if (speaksToMachines(wording)) return allowDraft({ ok: false, reason: "speaks_to_machines" });
    const { text } = await readVersion(db, row);
    if (text.trim() === "") return allowDraft({ ok: false, reason: "nothing_to_read" });
    const { postId, language, number } = row;
    const own = await checkText(db, checker, { draftId, postId, text, language, grounds, now });
    if (own.findings.some(({ check }) => check === "confidential"))
      return allowDraft({ ok: false, reason: "keeps_secrets" });
    const access = await readEngineAccess(db, deps.secrets, settings);
    await beginWording(db, now);
    const asked = readingRequest(
      {
        draft: text,
        language,
        post: grounds.mention?.text ?? null,
        facts: grounds.facts.map((fact) => fact.text),
        statements: grounds.statements.map((said) => said.text),
      },
      `----${randomBytes(12).toString("hex")}----`,
    );
    const { model } = access;
    const answer = await askModel(access, asked, { tokensMax: readingTokensMax, temperature: 0 });
    const read = answer.isBroken ? null : parseReading(answer.said, text, language, model);
    // No model vouches for words that a model wrote.
    const doubted = read && own.wordedBy === null ? doubtedByReading(own.findings, read, model) : [];
    const findings = read && [...beyondRules(own.findings, read), ...doubted];
    const made = { draftId, number, model, findings, tokens: answer.tokens, now: deps.now() };
    allowDraft(await saveReading(db, by, made));
    return { outcome: findings === null ? "failed" : "done", model, findings: findings ?? [] } as const;
  });
}
