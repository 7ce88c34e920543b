import { useMutation, useQueryClient, type MutationFunction } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  applyRule,
  orderRules,
  removeRule,
  rulesQuery,
  saveRule,
  stopRuleRun,
  undoRule,
} from "../api/rules.ts";
import { useSay } from "../app/use-say.tsx";

/** Everything that is done to a rule outside its form. */
export function useRuleDeeds() {
  const { t } = useTranslation();
  return {
    save: useDeed(saveRule, null),
    order: useDeed(orderRules, null),
    stop: useDeed(stopRuleRun, null),
    apply: useDeed(applyRule, t("rules.begun")),
    undo: useDeed(undoRule, t("rules.begun")),
    remove: useDeed(removeRule, t("rules.removed")),
  };
}

function useDeed<Given, Answer>(mutationFn: MutationFunction<Answer, Given>, said: string | null) {
  const say = useSay();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => said !== null && say.done(said),
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  });
}
