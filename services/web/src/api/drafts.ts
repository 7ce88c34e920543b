import type { CheckedDraft, Draft, DraftDetail, LinkedDraft } from "@earshot/contract/draft";
import type { ReadDraft, WordedDraft } from "@earshot/contract/draft-wording";
import type { ExecutiveSpeaker } from "@earshot/contract/speaker";
import type {
  DraftChannel,
  DraftLanguage,
  DraftSpeaker,
  FindingDecision,
} from "@earshot/core/respond/draft/draft";
import type { Check } from "@earshot/core/respond/vocabulary";
import { queryOptions } from "@tanstack/react-query";
import { isUnanswered, request, requestEvents } from "./client.ts";

export const draftsKey = ["drafts"] as const;
const path = (draftId: number): string => `/api/v1/drafts/${draftId}`;

export type DraftScope = "mine" | "waiting" | "all" | "published";

export function draftsQuery(scope: DraftScope) {
  return queryOptions({
    queryKey: [...draftsKey, "list", scope],
    queryFn: ({ signal }) =>
      request<{ drafts: Draft[] }>("GET", "/api/v1/drafts", {
        query: new URLSearchParams({ scope }),
        signal,
      }),
    staleTime: 15_000,
  });
}

/** Answers to a post, given or under way. */
export function draftsOfPostQuery(postId: number) {
  return queryOptions({
    queryKey: [...draftsKey, "post", postId],
    queryFn: ({ signal }) =>
      request<{ drafts: Draft[] }>("GET", "/api/v1/drafts", {
        query: new URLSearchParams({ scope: "all", post: String(postId) }),
        signal,
      }),
  });
}

export function draftQuery(draftId: number) {
  return queryOptions({
    queryKey: [...draftsKey, draftId],
    queryFn: ({ signal }) => request<DraftDetail>("GET", path(draftId), { signal }),
  });
}

export const speakersQuery = queryOptions({
  queryKey: [...draftsKey, "speakers"],
  queryFn: ({ signal }) => request<{ speakers: ExecutiveSpeaker[] }>("GET", "/api/v1/speakers", { signal }),
  staleTime: 60_000,
});

export async function setSpeaker(entityId: number, personId: number | null): Promise<void> {
  await request("PUT", `/api/v1/speakers/${entityId}`, { body: { personId } });
}

/** Who speaks, where and in which language, by when. */
export interface DraftFrame {
  speaker: DraftSpeaker;
  entityId: number | null;
  channel: DraftChannel;
  language: DraftLanguage;
  dueAt: string | null;
}

interface Changed {
  version: number;
}
interface Saved extends Changed {
  draftId: number;
  number: number;
}

export interface NewDraft extends Partial<DraftFrame> {
  postId?: number | null;
  promptId?: number | null;
  title?: string | null;
  text?: string;
  /** The same key makes the same draft: of one that is begun again because no answer came. */
  requestKey: string;
}

export async function createDraft(draft: NewDraft): Promise<Saved> {
  return request<Saved>("POST", "/api/v1/drafts", { body: draft });
}

/** Checks a text of a draft without keeping it. */
export async function checkDraft(
  draft: Pick<DraftFrame, "speaker" | "entityId" | "language"> & {
    draftId: number;
    postId: number | null;
    text: string;
  },
  signal: AbortSignal,
): Promise<CheckedDraft> {
  return request<CheckedDraft>("POST", "/api/v1/drafts/check", { body: draft, signal });
}

/** Asks the language model for words; null when it broke off. */
export async function askWording(
  draftId: number,
  text: string,
  { signal, onWords }: { signal: AbortSignal; onWords: (words: string) => void },
): Promise<WordedDraft | null> {
  let worded: WordedDraft | null = null;
  await requestEvents(
    `${path(draftId)}/wording`,
    { text },
    {
      signal,
      onEvent(kind, facts) {
        if (kind === "words") onWords((facts as { text: string }).text);
        if (kind === "done") worded = facts as WordedDraft;
      },
    },
  );
  return worded;
}

/** Has the language model read the newest text of a draft; its findings are kept with that text. */
export async function askReading(draftId: number, version: number): Promise<ReadDraft> {
  return request<ReadDraft>("POST", `${path(draftId)}/reading`, { body: { version } });
}

export async function saveVersion(draftId: number, given: { version: number; text: string }): Promise<Saved> {
  return request<Saved>("POST", `${path(draftId)}/versions`, { body: given });
}

export async function changeFrame(
  draftId: number,
  given: { version: number } & Partial<DraftFrame>,
): Promise<Saved> {
  return request<Saved>("PATCH", path(draftId), { body: given });
}

export async function decideFinding(
  draftId: number,
  given: { check: Check; quote: string; decision: FindingDecision; justification?: string },
): Promise<void> {
  await request("POST", `${path(draftId)}/findings`, { body: given });
}

export async function sendDraft(draftId: number, version: number): Promise<Changed> {
  return request<Changed>("POST", `${path(draftId)}/send`, { body: { version } });
}

export async function approveDraft(draftId: number, version: number, words: string): Promise<Changed> {
  return request<Changed>("POST", `${path(draftId)}/approve`, { body: { version, words } });
}

export async function declineDraft(draftId: number, version: number, words: string): Promise<Changed> {
  return request<Changed>("POST", `${path(draftId)}/decline`, { body: { version, words } });
}

export async function askAuthor(draftId: number, words: string): Promise<void> {
  await request("POST", `${path(draftId)}/ask`, { body: { words } });
}

export async function publishDraft(
  draftId: number,
  given: { version: number; url: string | null; isAnswered: boolean },
): Promise<Changed> {
  return request<Changed>("POST", `${path(draftId)}/publish`, { body: given });
}

export async function withdrawDraft(draftId: number, version: number, reason: string): Promise<Changed> {
  return request<Changed>("POST", `${path(draftId)}/withdraw`, { body: { version, reason } });
}

/** The draft that the link of a letter asks about. */
export function linkedDraftQuery(token: string) {
  return queryOptions({
    queryKey: ["draft link", token],
    queryFn: () => request<LinkedDraft>("POST", "/api/v1/drafts/link/look", { body: { token } }),
    networkMode: "online",
    retry: (_, error) => isUnanswered(error),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function decideByLink(given: {
  token: string;
  isApproved: boolean;
  words: string;
  hasRead: boolean;
}): Promise<{ state: Draft["state"] }> {
  return request("POST", "/api/v1/drafts/link/decide", { body: given });
}
