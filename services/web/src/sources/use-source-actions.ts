import type { Source } from "@earshot/contract/source";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeSource, checkSource, retireSource, sourcesQuery, type SourceChange } from "../api/sources.ts";
import { useSay } from "../app/use-say.tsx";

/** Check now, pause or resume, change, retire: each says how it went and renews the list. */
export function useSourceActions({ sourceId, name }: Source) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const settled = {
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  };
  return {
    check: useMutation({
      mutationFn: () => checkSource(sourceId),
      onSuccess: () => say.done(t("sources.checking", { name })),
      ...settled,
    }),
    pause: useMutation({
      mutationFn: (isPaused: boolean) => changeSource(sourceId, { isPaused }),
      ...settled,
    }),
    change: useMutation({
      mutationFn: (change: SourceChange) => changeSource(sourceId, change),
      onSuccess: () => say.done(t("sources.saved")),
      ...settled,
    }),
    retire: useMutation({ mutationFn: () => retireSource(sourceId), ...settled }),
  };
}
