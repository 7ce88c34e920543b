import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isUnanswered } from "../api/client.ts";
import { askAuthor, createDraft, draftsKey, type NewDraft } from "../api/drafts.ts";
import { newRequestKey } from "../api/request-key.ts";

/** How long nobody may answer before it is sent again, and how often it is. */
const retryMs = 1_500;
const retriesMax = 3;

interface Begun {
  draft: Omit<NewDraft, "requestKey">;
  /** What the author is asked right after. */
  question?: string | undefined;
}

/** Begins a draft, and gives its number. Sent again where no answer came, by itself or by a second press, it is the same draft. */
export function useBeginDraft() {
  const client = useQueryClient();
  const [requestKey] = useState(newRequestKey);
  return useMutation({
    async mutationFn({ draft, question }: Begun) {
      const { draftId } = await createDraft({ ...draft, requestKey });
      if (question !== undefined) await askAuthor(draftId, question);
      return draftId;
    },
    retry: (failed, error) => failed < retriesMax && isUnanswered(error),
    retryDelay: retryMs,
    onSettled: () => void client.invalidateQueries({ queryKey: draftsKey }),
  });
}
