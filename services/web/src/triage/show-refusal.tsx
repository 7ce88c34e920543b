import { notifications } from "@mantine/notifications";
import type { Conflict } from "@earshot/contract/problem";
import type { QueryClient } from "@tanstack/react-query";
import { Suspense } from "react";
import { ApiError } from "../api/client.ts";
import { holdPost, holdsQuery } from "../api/holds.ts";
import { mentionQuery } from "../api/mentions.ts";
import { lazyPart } from "../app/lazy-part.tsx";
import type { Done } from "./change-desk.ts";
import type { Deed } from "./change.ts";
import type { RowStore } from "./row-store.ts";
import { RefusedToast } from "./Toasts.tsx";

const ConflictToast = lazyPart(async () => (await import("./ConflictToast.tsx")).ConflictToast);

const refusedMs = 10_000;
/** Who was faster is read and thought about. */
const conflictMs = 30_000;

interface RefusalDeps {
  queryClient: QueryClient;
  rows: RowStore;
  words: (change: Done["change"]) => string;
  restored: () => string;
  act: (postId: number, change: Deed) => void;
}

let shown = 0;

/** Shows why a change was not kept, with the post as it is now, and offers to do it all the same. */
export function createRefusal(deps: RefusalDeps): (done: Done, error: unknown) => void {
  const { queryClient, rows, words, restored, act } = deps;

  async function renew(postId: number): Promise<void> {
    rows.note([await queryClient.fetchQuery({ ...mentionQuery(postId), staleTime: 0, retry: false })]);
  }
  async function again(postId: number, change: Deed, isTakeOver: boolean): Promise<void> {
    if (isTakeOver) await holdPost(postId, true);
    await queryClient.invalidateQueries({ queryKey: holdsQuery.queryKey });
    await renew(postId);
    act(postId, change);
  }

  return function refuse(done, error) {
    const conflict = conflictOf(error);
    const { change, postId } = done;
    void renew(postId).catch(() => undefined);
    const id = `refused-${(shown += 1)}`;
    const repeat = (isTakeOver: boolean): void => {
      notifications.hide(id);
      if (change.kind === "restore") return;
      void again(postId, change, isTakeOver).catch((failure: unknown) => refuse(done, failure));
    };
    const isRestore = change.kind === "restore";
    notifications.show({
      id,
      message:
        conflict === null ? (
          <RefusedToast done={done} error={error} />
        ) : (
          <Suspense>
            <ConflictToast
              conflict={conflict}
              words={isRestore ? restored() : words(change)}
              onRepeat={isRestore ? null : repeat}
            />
          </Suspense>
        ),
      autoClose: conflict === null ? refusedMs : conflictMs,
      color: "red",
    });
  };
}

/** What keeps a change away, as the server said; null when it failed for another reason. */
function conflictOf(error: unknown): Conflict | null {
  return error instanceof ApiError ? (error.problem.conflict ?? null) : null;
}
