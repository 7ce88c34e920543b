import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { statusOf } from "../api/client.ts";
import { factsKey } from "../api/facts.ts";
import { useSay } from "../app/use-say.tsx";

export interface FactDeed {
  isBusy: boolean;
  /** Whether somebody changed the card since it was read. */
  isStale: boolean;
  run(act: () => Promise<unknown>, words: string): Promise<boolean>;
}

/** Does something with a card, has the cards read anew, says how it went. */
export function useFactDeed(): FactDeed {
  const client = useQueryClient();
  const say = useSay();
  const [isBusy, setIsBusy] = useState(false);
  const [isStale, setIsStale] = useState(false);
  return {
    isBusy,
    isStale,
    async run(act, words) {
      setIsBusy(true);
      try {
        await act();
        say.done(words);
        return true;
      } catch (error) {
        setIsStale(statusOf(error) === 409);
        say.failed(error);
        return false;
      } finally {
        setIsBusy(false);
        void client.invalidateQueries({ queryKey: factsKey });
      }
    },
  };
}
