import {
  accountParamsSchema,
  authorDetailSchema,
  authorListQuerySchema,
  authorListSchema,
  authorParamsSchema,
} from "@earshot/contract/author";
import { z } from "zod";
import { cardOfAccount, findCard } from "@earshot/db/queries/author-card";
import { readAnswers, readAuthor } from "@earshot/db/queries/author-detail";
import { ourEntityIds } from "@earshot/db/queries/author-figures";
import { countAuthors, listAuthors, type AuthorListAsked } from "@earshot/db/queries/author-list";
import { readProposals } from "@earshot/db/queries/author-proposals";
import { viewAuthor, viewListed } from "../author-view.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";

const tags = ["authors"];

const list = {
  schema: {
    tags,
    summary: "People who wrote about us, over all their accounts",
    querystring: authorListQuerySchema,
    response: { 200: authorListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const one = {
  schema: {
    tags,
    summary:
      "A person: accounts, history with us, answers, notes; also by the number of a card that was joined with it",
    params: authorParamsSchema,
    response: { 200: authorDetailSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const ofAccount = {
  schema: {
    tags,
    summary: "Whose account it is",
    params: accountParamsSchema,
    response: { 200: z.object({ cardId: z.int() }) },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** People, over all their accounts. */
export async function registerAuthors(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/authors", list, async ({ query: { cursor, limit, ...filter } }) => {
    const after = cursor === undefined ? null : readCursor(cursor);
    const asked = askedAuthors(filter, { after, limit: limit + 1 });
    const found = await listAuthors(db, asked);
    const authors = found.slice(0, limit);
    const last = found.length > authors.length ? authors.at(-1) : undefined;
    return {
      authors: authors.map(viewListed),
      count: after === null ? await countAuthors(db, asked) : null,
      nextCursor: last === undefined ? null : `${last.value}_${last.cardId}`,
    };
  });
  app.get("/api/v1/authors/:cardId", one, async ({ params }) => {
    const cardId = await findCard(db, params.cardId);
    const found = cardId === null ? null : await readAuthor(db, cardId);
    if (cardId === null || found === null) throw noAuthor();
    const [answers, proposals] = await Promise.all([
      readAnswers(db, cardId, await ourEntityIds(db)),
      readProposals(db, cardId),
    ]);
    return viewAuthor(found, { answers, proposals });
  });
  app.get("/api/v1/author-accounts/:authorId", ofAccount, async ({ params }) => {
    const cardId = await cardOfAccount(db, params.authorId);
    if (cardId === null) throw noAuthor();
    return { cardId };
  });
}

/** The question to the database for a filter of the list. */
export function askedAuthors(
  { search, standing, only, sort }: Omit<z.output<typeof authorListQuerySchema>, "cursor" | "limit">,
  page: Pick<AuthorListAsked, "after" | "limit">,
): AuthorListAsked {
  return {
    search,
    standings: standing === undefined ? [] : [standing],
    isBlocked: only === "blocked",
    isSuspected: only === "suspected",
    hasProposals: only === "proposed",
    order: sort,
    ...page,
  };
}

export function noAuthor(): ProblemError {
  return new ProblemError(404, "Nobody of this number is known any more.");
}

function readCursor(cursor: string): AuthorListAsked["after"] {
  const [, value, cardId] = /^(-?\d+(?:\.\d+)?(?:e-?\d+)?)_(\d{1,15})$/.exec(cursor) ?? [];
  if (value === undefined || cardId === undefined)
    throw new ProblemError(400, "This is no cursor of a list of authors.", [
      { field: "cursor", message: "take it from nextCursor, or leave it out" },
    ]);
  return { value: Number(value), cardId: Number(cardId) };
}
