import { promptOfPostSchema, type PromptOfPost } from "@earshot/contract/prompt";
import { hashOfferableFacts } from "@earshot/db/queries/facts/offerable-facts";
import { findFacts } from "@earshot/db/queries/facts/fact-list";
import { readHeldPlaybook, readPlaybookVersion } from "@earshot/db/queries/playbook/read-playbook";
import { makePrompts } from "@earshot/db/queries/prompts/make-prompts";
import { readFoundAt, readPrompt } from "@earshot/db/queries/prompts/read-prompt";
import { promptMaker } from "@earshot/text/respond/prompt-maker";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { citedFacts, viewPrompt } from "../prompt-view.ts";
import { postParams } from "./mentions.ts";

const tags = ["prompts"];

const reading = {
  schema: {
    tags,
    summary: "What is suggested for a post: respond or not and why, who, where, by when, with which facts",
    params: postParams,
    response: { 200: promptOfPostSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const making = {
  schema: {
    tags,
    summary: "Make the prompt of a post now, by the playbook, facts and labels that hold",
    params: postParams,
    response: { 200: promptOfPostSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

/** Prompts of posts. The worker makes those of grave posts by itself; whoever works at the desk has any made. */
export async function registerPrompts(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const path = "/api/v1/mentions/:postId/prompt";

  async function view(postId: number): Promise<PromptOfPost> {
    const foundAt = await readFoundAt(db, postId);
    if (foundAt === null) throw new ProblemError(404, "This post is not in triage.");
    const stored = await readPrompt(db, postId);
    if (stored === null) return { prompt: null, isStale: false };
    const at = deps.now();
    const [held, written, hash, facts] = await Promise.all([
      readHeldPlaybook(db),
      readPlaybookVersion(db, stored.playbookId),
      hashOfferableFacts(db, at),
      findFacts(db, citedFacts(stored), at),
    ]);
    const byId = new Map(facts.map((fact) => [fact.factCardId, fact]));
    return {
      prompt: viewPrompt(stored, { playbook: written?.playbook ?? null, facts: byId, foundAt }),
      isStale: stored.factsHash !== hash || stored.playbookId !== held?.playbookId,
    };
  }

  app.get(path, reading, async ({ params }) => view(params.postId));
  app.post(path, making, async ({ params: { postId } }) => {
    await makePrompts(db, promptMaker, { due: [{ postId, mark: null }], now: deps.now() });
    return view(postId);
  });
}
