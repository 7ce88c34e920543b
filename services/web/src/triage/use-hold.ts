import type { Hold } from "@earshot/contract/desk";
import type { MentionRow } from "@earshot/contract/mention";
import { holdRenewMs } from "@earshot/core/triage/hold";
import { openStatuses } from "@earshot/core/triage/status";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { holdPost, holdsQuery, releasePost, setStar, starsQuery } from "../api/holds.ts";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { noteStep } from "./other-steps.ts";

/** Who is on a post now; null when nobody is. */
export function useHoldOf(postId: number | null): Hold | null {
  const { data } = useQuery(holdsQuery);
  return data?.holds.find((hold) => hold.postId === postId) ?? null;
}

/** Takes a post in hand while it is named, renews that, and lets it go afterwards. Somebody else's hold is left to them. */
export function useHold(postId: number | null): { other: Hold | null; takeOver: () => void } {
  const queryClient = useQueryClient();
  const { person, mayTriage } = usePerson();
  const { t } = useTranslation();
  const say = useSay();
  const hold = useHoldOf(postId);
  const isOwn = useRef(false);

  const take = useCallback(
    async (asked: number, isTakeOver: boolean): Promise<void> => {
      try {
        await holdPost(asked, isTakeOver);
        isOwn.current = true;
      } catch (error) {
        // Without a connection it is tried again with the next renewal; a colleague's hold is shown.
        if (statusOf(error) === 409 && isOwn.current) {
          isOwn.current = false;
          say.done(t("working.hold.lost", { name: t("working.bulk.somebody") }));
        }
      }
      await queryClient.invalidateQueries({ queryKey: holdsQuery.queryKey });
    },
    [queryClient, say, t],
  );
  useEffect(() => {
    if (postId === null || !mayTriage) return;
    isOwn.current = false;
    void take(postId, false);
    const timer = setInterval(() => {
      if (isOwn.current) void take(postId, false);
    }, holdRenewMs);
    return () => {
      clearInterval(timer);
      if (isOwn.current) void releasePost(postId).catch(() => undefined);
    };
  }, [postId, mayTriage, take]);

  return {
    other: hold !== null && hold.personId !== person?.personId ? hold : null,
    takeOver: () => {
      if (postId !== null) void take(postId, true);
    },
  };
}

/** What the page offers of holding the chosen post. */
export interface Holding {
  /** Of somebody else. */
  other: Hold | null;
  isOwn: boolean;
  takeOver: () => void;
  toggle: () => void;
}

/** Holds one post of the page, until it is let go, closed, or another one is held. */
export function useHolding(row: Pick<MentionRow, "status"> | undefined, postId: number | null): Holding {
  const [heldId, setHeldId] = useState<number | null>(null);
  const { person } = usePerson();
  const queryClient = useQueryClient();
  useHold(heldId);
  const hold = useHoldOf(postId);
  const isClosed = row !== undefined && !(openStatuses as readonly string[]).includes(row.status);
  const isHere = heldId !== null && heldId === postId;
  useEffect(() => {
    if (isHere && isClosed) setHeldId(null);
  }, [isHere, isClosed]);
  const isOwn = hold !== null && hold.personId === person?.personId;
  return {
    other: isOwn ? null : hold,
    isOwn,
    takeOver: () => {
      if (postId === null) return;
      void holdPost(postId, true)
        .then(() => setHeldId(postId))
        .finally(() => void queryClient.invalidateQueries({ queryKey: holdsQuery.queryKey }));
    },
    toggle: () => setHeldId(isOwn ? null : postId),
  };
}

/** Stars the chosen post, or takes the star off; seen at once, put right by the answer. */
export function useStar(chosen: number | null, desk: { isStarred(postId: number): boolean }): () => void {
  const queryClient = useQueryClient();
  const say = useSay();
  const put = (postId: number, isStarred: boolean): void => {
    queryClient.setQueryData(starsQuery.queryKey, (known) => {
      const rest = (known?.postIds ?? []).filter((id) => id !== postId);
      return { postIds: isStarred ? [postId, ...rest] : rest };
    });
    setStar(postId, isStarred)
      .catch(say.failed)
      .finally(() => void queryClient.invalidateQueries({ queryKey: starsQuery.queryKey }));
  };
  return () => {
    if (chosen === null) return;
    const isStarred = !desk.isStarred(chosen);
    put(chosen, isStarred);
    noteStep(() => put(chosen, !isStarred));
  };
}
