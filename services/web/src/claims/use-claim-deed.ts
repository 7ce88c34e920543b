import type { ClaimDetail } from "@earshot/contract/claim";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { claimQuery, claimsKey } from "../api/claims.ts";
import { incidentsKey } from "../api/incidents.ts";
import { useSay } from "../app/use-say.tsx";

export interface ClaimDeed {
  isBusy: boolean;
  /** Does something with a claim and shows what became of it; null when it failed. */
  run(act: () => Promise<ClaimDetail | void>, words?: string): Promise<ClaimDetail | true | null>;
}

/** What is done with claims, one thing after the other. */
export function useClaimDeed(): ClaimDeed {
  const client = useQueryClient();
  const say = useSay();
  const [isBusy, setIsBusy] = useState(false);
  return {
    isBusy,
    async run(act, words) {
      setIsBusy(true);
      try {
        const done = await act();
        if (done) client.setQueryData(claimQuery(done.claim.claimId).queryKey, done);
        if (words !== undefined) say.done(words);
        return done ?? true;
      } catch (error) {
        say.failed(error);
        return null;
      } finally {
        setIsBusy(false);
        void client.invalidateQueries({ queryKey: claimsKey });
        void client.invalidateQueries({ queryKey: incidentsKey });
      }
    },
  };
}
