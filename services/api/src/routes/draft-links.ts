import {
  decideByLinkSchema,
  decidedByLinkSchema,
  linkedDraftSchema,
  lookAtLinkSchema,
} from "@earshot/contract/draft";
import { readAnswered } from "@earshot/db/queries/drafts/draft-answered";
import { readDraft } from "@earshot/db/queries/drafts/draft-event";
import { readExecutive } from "@earshot/db/queries/drafts/draft-executive";
import { readDecideLink } from "@earshot/db/queries/drafts/draft-link";
import { isTurnDecided } from "@earshot/db/queries/drafts/draft-repeat";
import { decideTurn, openClaims, readTurn } from "@earshot/db/queries/drafts/draft-turn";
import { personNames } from "@earshot/db/queries/incident-detail";
import { findToldPerson } from "@earshot/db/queries/told-person";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { allowDraft } from "../drafts/draft-refusal.ts";
import { isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";

const tags = ["drafts"];
const config = { isPublic: true, rateLimit: { max: 30, timeWindow: "1 minute" } } as const;

const look = {
  schema: {
    tags,
    summary: "The draft that the link of a letter asks about; changes nothing",
    body: lookAtLinkSchema,
    response: { 200: linkedDraftSchema },
  },
  config,
} satisfies RouteContract;

const decide = {
  schema: {
    tags,
    summary: "Approve a draft or send it back by the link of a letter, once, without signing in",
    body: decideByLinkSchema,
    response: { 200: decidedByLinkSchema },
  },
  config,
} satisfies RouteContract;

/** Deciding about a draft by the link of a letter. */
export async function registerDraftLinks(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.post("/api/v1/drafts/link/look", look, async ({ body }) => {
    const { person, turn } = await openLink(deps, body.token);
    const { row, text, findings, unread } = turn;
    const post = row.postId === null ? null : await readAnswered(db, row.postId);
    return {
      title: row.title,
      text,
      author: (await personNames(db)).get(row.createdBy ?? 0) ?? null,
      answered: post && { title: post.title, text: post.text, author: post.author },
      speaker: row.speaker,
      executive: await readExecutive(db, row),
      channel: row.channel,
      dueAt: isoOrNull(row.dueAt),
      findings,
      unread: unread.map(({ quote }) => quote),
      person: person.name,
      letterLanguage: person.language,
    };
  });
  app.post("/api/v1/drafts/link/decide", decide, async (request) => {
    const { token, isApproved, words, hasRead } = request.body;
    const repeated = await decidedAlready(deps, request.body);
    if (repeated !== null) return { state: repeated };
    const { link, person, turn } = await openLink(deps, token);
    const { personId } = person;
    const now = deps.now();
    if (hasRead) await openClaims(db, turn, { personId, now });
    const by = { personId, actor: { personId, via: "mail", address: request.ip } };
    allowDraft(await decideTurn(db, by, { turn: link, isApproved, words, via: "mail", now }));
    return { state: (await readDraft(db, link.draftId))?.state ?? "approved" };
  });
}

/** What became of a draft that this link decided just so before: whoever lost the answer on the way asks again. Null when it has not. */
async function decidedAlready(
  deps: ApiDeps,
  { token, isApproved, words }: { token: string; isApproved: boolean; words: string },
) {
  const { db } = deps.database;
  const link = readDecideLink(deps.secrets, token, deps.now());
  if (link === null) return null;
  if (!(await isTurnDecided(db, link, { personId: link.personId, isApproved, words }))) return null;
  if ((await findToldPerson(db, link.personId)) === null) return null;
  return (await readDraft(db, link.draftId))?.state ?? null;
}

/** 404 for a link that ran out or was used, and for one of somebody who left: nobody learns which. */
async function openLink(deps: ApiDeps, token: string) {
  const { db } = deps.database;
  const link = readDecideLink(deps.secrets, token, deps.now());
  const person = link === null ? null : await findToldPerson(db, link.personId);
  const turn = link === null ? null : await readTurn(db, link, link.personId);
  if (link === null || person === null || turn === null)
    throw new ProblemError(
      404,
      "This link was used, has run out, or is cut off. Open the draft in Earshot instead.",
    );
  return { link, person, turn };
}
