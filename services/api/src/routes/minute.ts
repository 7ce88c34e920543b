import {
  minuteSchema,
  minuteWishSchema,
  saveReflectionSchema,
  type MinuteFact,
  type MinutePost as PostView,
} from "@earshot/contract/minute";
import { statuses } from "@earshot/core/triage/status";
import { findFacts, type Fact } from "@earshot/db/queries/facts/fact-list";
import { readWeek, readWish, saveReflection, saveWish } from "@earshot/db/queries/minute/minute-wish";
import { readMinute, type Minute, type MinutePost } from "@earshot/db/queries/minute/read-minute";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { viewDraft } from "../drafts/draft-view.ts";
import { iso } from "../iso.ts";
import { signedInPerson } from "../sign-in/signed-in.ts";

const tags = ["minute"];
const own = { action: "own_account" } as const;

const reading = {
  schema: {
    tags,
    summary: "What needs oneself today: at most five things, approvals first; and one's own week",
    response: { 200: minuteSchema },
  },
  config: own,
} satisfies RouteContract;

const wishing = {
  schema: {
    tags,
    summary: "Say whether and when the morning message comes",
    body: minuteWishSchema,
    response: { 204: z.null() },
  },
  config: own,
} satisfies RouteContract;

const reflecting = {
  schema: {
    tags,
    summary: "Write for oneself about a week; nobody else reads it",
    body: saveReflectionSchema,
    response: { 204: z.null() },
  },
  config: own,
} satisfies RouteContract;

/** The minute of an executive. */
export async function registerMinute(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/minute", reading, async (request) => {
    const person = signedInPerson(request);
    const { personId } = person;
    const now = deps.now();
    const minute = await readMinute(db, { person, now });
    const wish = await readWish(db, personId);
    const facts = await findFacts(db, citedBy(minute), now);
    return {
      at: iso(now),
      drafts: minute.drafts.map(({ draft, text, answered, unread, factCardIds }) => ({
        draft: viewDraft(draft),
        text,
        answered: answered && {
          ...answered,
          publishedAt: iso(answered.publishedAt),
          status: statuses.find((each) => each === answered.status) ?? null,
        },
        unread,
        facts: viewFacts(facts, factCardIds, draft.language),
      })),
      posts: minute.posts.map((post) => viewPost(post, facts)),
      isKnown: minute.isKnown,
      wish,
      week: await readWeek(db, { personId, zone: wish.zone, now }),
    };
  });
  app.put("/api/v1/minute/wish", wishing, async (request, reply) => {
    const { personId } = signedInPerson(request);
    await saveWish(db, { ...request.body, personId, now: deps.now() });
    return reply.status(204).send(null);
  });
  app.put("/api/v1/minute/reflection", reflecting, async (request, reply) => {
    const { personId } = signedInPerson(request);
    await saveReflection(db, { ...request.body, personId, now: deps.now() });
    return reply.status(204).send(null);
  });
}

function citedBy({ drafts, posts }: Minute): number[] {
  const cites = posts.flatMap(({ prompt }) => prompt?.body.points.flatMap((point) => point.cites) ?? []);
  const behind = drafts.flatMap(({ factCardIds }) => factCardIds);
  return [...new Set([...behind, ...cites.map(Number).filter(Number.isSafeInteger)])];
}

function viewFacts(facts: readonly Fact[], ids: readonly number[], language: "ru" | "en"): MinuteFact[] {
  return facts
    .filter(({ factCardId }) => ids.includes(factCardId))
    .map(({ textRu, textEn, source }) => ({
      text: language === "ru" ? textRu || textEn : textEn || textRu,
      source,
    }));
}

function viewPost({ prompt, ...post }: MinutePost, facts: readonly Fact[]): PostView {
  return {
    ...post,
    publishedAt: iso(post.publishedAt),
    prompt: prompt && {
      promptId: prompt.promptId,
      because: prompt.body.because,
      line: prompt.body.line,
      opening: prompt.body.opening,
      points: prompt.body.points.map(({ text, cites }) => ({
        text,
        facts: viewFacts(facts, cites.map(Number), prompt.body.language),
      })),
      avoid: prompt.body.avoid,
    },
  };
}
