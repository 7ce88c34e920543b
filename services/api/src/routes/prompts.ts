import {
  promptOfPostSchema,
  promptOfStorySchema,
  type PromptOfPost,
  type PromptOfStory,
} from "@earshot/contract/prompt";
import { storyParamsSchema } from "@earshot/contract/story";
import { hashOfferableFacts } from "@earshot/db/queries/facts/offerable-facts";
import { findFacts } from "@earshot/db/queries/facts/fact-list";
import { readHeldPlaybook, readPlaybookVersion } from "@earshot/db/queries/playbook/read-playbook";
import { readFailedPrompt } from "@earshot/db/queries/prompts/due-prompts";
import { makePrompts } from "@earshot/db/queries/prompts/make-prompts";
import { readFoundAt, readPrompt } from "@earshot/db/queries/prompts/read-prompt";
import { findStoryLead, readStoryAround } from "@earshot/db/queries/prompts/story-around";
import { promptMaker } from "@earshot/text/respond/prompt-maker";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { citedFacts, viewPrompt, viewStoryPrompt } from "../prompt-view.ts";
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

const readingStory = {
  schema: {
    tags,
    summary: "What is suggested for a story: by its lead, how it grows, and what was said already",
    params: storyParamsSchema,
    response: { 200: promptOfStorySchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const makingStory = {
  schema: {
    tags,
    summary: "Make the prompt of a story now, from its lead",
    params: storyParamsSchema,
    response: { 200: promptOfStorySchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

/** Prompts of posts and stories. The worker makes those of grave posts by itself; whoever works at the desk has any made. */
export async function registerPrompts(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const path = "/api/v1/mentions/:postId/prompt";

  async function view(postId: number): Promise<PromptOfPost> {
    const foundAt = await readFoundAt(db, postId);
    if (foundAt === null) throw new ProblemError(404, "This post is not in triage.");
    const stored = await readPrompt(db, postId);
    const failed = await readFailedPrompt(db, postId);
    const failure = failed && { ...failed, at: iso(failed.at) };
    if (stored === null) return { prompt: null, isStale: false, failure };
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
      failure,
    };
  }

  async function viewOfStory(askedId: number): Promise<PromptOfStory> {
    const story = await findStoryLead(db, askedId);
    if (story === null) throw new ProblemError(404, `There is no story ${askedId}.`);
    return viewStoryPrompt(
      story,
      await view(story.leadId),
      await readStoryAround(db, story.storyId, deps.now()),
    );
  }

  app.get(path, reading, async ({ params }) => view(params.postId));
  app.post(path, making, async ({ params: { postId } }) => {
    await makePrompts(db, promptMaker, { due: [{ postId, mark: null }], now: deps.now() });
    return view(postId);
  });
  app.get("/api/v1/stories/:storyId/prompt", readingStory, async ({ params }) => viewOfStory(params.storyId));
  app.post("/api/v1/stories/:storyId/prompt", makingStory, async ({ params }) => {
    const story = await findStoryLead(db, params.storyId);
    if (story !== null)
      await makePrompts(db, promptMaker, { due: [{ postId: story.leadId, mark: null }], now: deps.now() });
    return viewOfStory(params.storyId);
  });
}
