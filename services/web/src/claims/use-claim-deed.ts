import type { ClaimDetail } from "@earshot/contract/claim";
import { useQueryClient } from "@tanstack/react-query";
import { claimQuery, claimsKey } from "../api/claims.ts";
import { incidentsKey } from "../api/incidents.ts";
import { useDeed } from "../app/use-deed.ts";

export interface ClaimDeed {
  isBusy: boolean;
  /** Does something with a claim and shows what became of it; null when it failed. */
  run(act: () => Promise<ClaimDetail | void>, words?: string): Promise<ClaimDetail | true | null>;
}

const keys = [claimsKey, incidentsKey];

/** What is done with claims, one thing after the other. */
export function useClaimDeed(): ClaimDeed {
  const client = useQueryClient();
  const { isBusy, run } = useDeed(keys);
  return {
    isBusy,
    async run(act, words) {
      const ran = await run(async () => {
        const done = await act();
        if (done) client.setQueryData(claimQuery(done.claim.claimId).queryKey, done);
        return done;
      }, words);
      return ran === null ? null : (ran.done ?? true);
    },
  };
}
