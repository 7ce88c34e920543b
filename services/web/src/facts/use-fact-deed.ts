import { useState } from "react";
import { statusOf } from "../api/client.ts";
import { factsKey } from "../api/facts.ts";
import { useDeed } from "../app/use-deed.ts";

export interface FactDeed {
  isBusy: boolean;
  /** Whether somebody changed the card since it was read. */
  isStale: boolean;
  run(act: () => Promise<unknown>, words: string): Promise<boolean>;
}

const keys = [factsKey];

/** Does something with a card, has the cards read anew, says how it went. */
export function useFactDeed(): FactDeed {
  const { isBusy, run } = useDeed(keys);
  const [isStale, setIsStale] = useState(false);
  return {
    isBusy,
    isStale,
    async run(act, words) {
      const ran = await run(
        () =>
          act().catch((error: unknown) => {
            setIsStale(statusOf(error) === 409);
            throw error;
          }),
        words,
      );
      return ran !== null;
    },
  };
}
