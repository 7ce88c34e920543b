import { notifications } from "@mantine/notifications";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useEffect, useSyncExternalStore } from "react";
import { isUnanswered, reasonOf, statusOf } from "../api/client.ts";
import { approveDraft, askAuthor, declineDraft, draftsKey } from "../api/drafts.ts";
import { sessionQuery } from "../api/session.ts";
import { usePerson } from "../app/person.ts";
import { browserPlaces } from "../triage/deed-ledger.ts";
import { createDecisionOutbox, type DecisionOutbox } from "./decision-outbox.ts";
import { createDecisionShelf, refusedWhys, type KeptDecision, type RefusedWhy } from "./decision-shelf.ts";

const retryMs = 5_000;
const outboxes = new Map<number, DecisionOutbox>();
const { t } = i18next;
const saidWhenDone = {
  approve: "drafts.approvedNow",
  decline: "drafts.declinedNow",
  ask: "drafts.askedNow",
} as const;

/** Decisions about drafts of whoever is signed in: kept, sent until somebody answers, also when the page that they were made on was left. */
export function useDecisions(): { outbox: DecisionOutbox; kept: readonly KeptDecision[] } {
  const client = useQueryClient();
  const personId = usePerson().person?.personId ?? 0;
  const outbox = outboxOf(client, personId);
  const kept = useSyncExternalStore(outbox.subscribe, outbox.all);
  useEffect(() => {
    outbox.retry();
    window.addEventListener("online", outbox.retry);
    window.addEventListener("storage", outbox.look);
    return () => {
      window.removeEventListener("online", outbox.retry);
      window.removeEventListener("storage", outbox.look);
    };
  }, [outbox]);
  return { outbox, kept };
}

type Decide = (kind: KeptDecision["kind"], words: string) => void;

/** What this person decided about a draft and nobody answered yet, and the way to decide. */
export function useDecisionOf(draft: Pick<KeptDecision, "draftId" | "version" | "title">): {
  /** Under way, or waiting for a connection; undefined where nothing is. */
  own: KeptDecision | undefined;
  decide: Decide;
} {
  const { outbox, kept } = useDecisions();
  const { draftId, version, title } = draft;
  return {
    own: kept.find((each) => each.draftId === draftId && each.state !== "refused"),
    decide: (kind, words) => outbox.decide({ draftId, version, kind, words, title }),
  };
}

function outboxOf(client: QueryClient, personId: number): DecisionOutbox {
  const known = outboxes.get(personId);
  if (known) return known;
  const renew = () => client.invalidateQueries({ queryKey: draftsKey });
  const made = createDecisionOutbox({
    shelf: createDecisionShelf(browserPlaces(), personId),
    async send(decision, isFirst) {
      // What was kept to be read offline has no token to change anything with, and another person may have signed in meanwhile.
      if (!isFirst || !hasToken(client, personId))
        await client.fetchQuery({ ...sessionQuery, staleTime: 0, retry: false });
      if (!hasToken(client, personId)) throw new SignedOutError();
      await send(decision);
    },
    refusedFor,
    async onDone({ kind }) {
      notifications.show({ message: t(saidWhenDone[kind]), autoClose: 4_000 });
      await renew();
    },
    async onRefused({ kind, title, why = "other" }) {
      // The note that stays may be above what is on the screen.
      const message = `${t(`drafts.kept.refused.${kind}`)} ${t(`drafts.kept.why.${why}`)}`;
      notifications.show({ title, message, color: "red", autoClose: 8_000 });
      await renew();
    },
    later: (callback) => setTimeout(callback, retryMs),
  });
  outboxes.set(personId, made);
  return made;
}

class SignedOutError extends Error {}

function refusedFor(error: unknown): RefusedWhy | null {
  if (error instanceof SignedOutError || isUnanswered(error)) return null;
  const status = statusOf(error);
  if ([401, 429, 500].includes(status)) return null;
  const named = refusedWhys.find((why) => why === reasonOf(error));
  // Whose role changed meanwhile is refused before anybody looks at the draft.
  return named ?? (status === 403 ? "not_yours" : "other");
}

function hasToken(client: QueryClient, personId: number): boolean {
  const session = client.getQueryData(sessionQuery.queryKey);
  return session != null && session.csrfToken !== "" && session.person.personId === personId;
}

async function send({ draftId, version, kind, words }: KeptDecision): Promise<void> {
  if (kind === "approve") await approveDraft(draftId, version, words);
  else if (kind === "decline") await declineDraft(draftId, version, words);
  else await askAuthor(draftId, words);
}
