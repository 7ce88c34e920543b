import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { draftsKey } from "../api/drafts.ts";
import { useSay } from "../app/use-say.tsx";

export interface DraftDeed {
  isBusy: boolean;
  /** Does something, has everything about drafts asked for anew, says what was done or that it failed. Null when it failed. */
  run<T>(act: () => Promise<T>, words?: string | ((done: T) => string)): Promise<{ done: T } | null>;
}

/** What is done with a draft, one thing after the other. */
export function useDraftDeed(): DraftDeed {
  const client = useQueryClient();
  const say = useSay();
  const [isBusy, setIsBusy] = useState(false);
  return {
    isBusy,
    async run(act, words) {
      setIsBusy(true);
      try {
        const done = await act();
        if (words !== undefined) say.done(typeof words === "string" ? words : words(done));
        return { done };
      } catch (error) {
        say.failed(error);
        return null;
      } finally {
        setIsBusy(false);
        await client.invalidateQueries({ queryKey: draftsKey });
      }
    },
  };
}
