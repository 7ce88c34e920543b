import { checkPolicy } from "@earshot/core/triage/clock/check-policy";
import type { ClockPolicy } from "@earshot/core/triage/clock/policy";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { clockPolicyQuery, saveClockPolicy } from "../api/clocks.ts";
import { useSay } from "../app/use-say.tsx";

/** The policy as it is being edited, with what is wrong with it, and the way to save it. */
export function useClockPolicy() {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const query = useQuery(clockPolicyQuery);
  const [edited, setEdited] = useState<{ version: number; policy: ClockPolicy } | null>(null);
  const saving = useMutation({
    mutationFn: saveClockPolicy,
    onSuccess(saved) {
      queryClient.setQueryData(clockPolicyQuery.queryKey, saved);
      setEdited(null);
      say.done(t("clocks.settings.saved"));
    },
    async onError(error) {
      // What a colleague saved is shown beside what was typed, which is kept.
      if (statusOf(error) === 409)
        await queryClient.invalidateQueries({ queryKey: clockPolicyQuery.queryKey });
      else say.failed(error);
    },
  });
  const held = query.data;
  const policy = edited?.policy ?? held?.policy;
  return {
    query,
    policy,
    problems: policy ? checkPolicy(policy) : [],
    isChanged: edited !== null,
    /** Somebody else saved another one meanwhile. */
    isOutdated: edited !== null && held !== undefined && held.version !== edited.version,
    isSaving: saving.isPending,
    change(part: Partial<ClockPolicy>) {
      if (!policy || !held) return;
      setEdited({ version: edited?.version ?? held.version, policy: { ...policy, ...part } });
    },
    discard: () => setEdited(null),
    save: () => edited && saving.mutate(edited),
  };
}

export type EditedPolicy = ReturnType<typeof useClockPolicy>;
