import type { Source } from "@earshot/contract/source";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  changeSource,
  changeSources,
  checkSource,
  restoreSources,
  retireSources,
  sourcesQuery,
  type SourceChange,
  type SourcesChange,
} from "../api/sources.ts";
import { useSay } from "../app/use-say.tsx";
import classes from "./Sources.module.css";

function useSettled() {
  const say = useSay();
  const queryClient = useQueryClient();
  return {
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  };
}

/** Check now, pause or resume, change: each says how it went and renews the list. */
export function useSourceActions({ sourceId, name }: Pick<Source, "sourceId" | "name">) {
  const { t } = useTranslation();
  const say = useSay();
  const settled = useSettled();
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
  };
}

/** The same for several at once. */
export function useChangeSources() {
  const { t } = useTranslation();
  const say = useSay();
  const settled = useSettled();
  return useMutation({
    mutationFn: (given: { sourceIds: readonly number[]; change: SourcesChange }) =>
      changeSources(given.sourceIds, given.change),
    onSuccess: ({ sources }) => say.done(t("sources.changed", { count: sources.length })),
    ...settled,
  });
}

/** How long the way back stands in the toast. */
const undoMs = 10_000;

/** Takes sources off the list and offers the way back at once, instead of asking beforehand. */
export function useRetire() {
  const { t } = useTranslation();
  const settled = useSettled();
  const restore = useRestore();
  return useMutation({
    mutationFn: (sourceIds: readonly number[]) => retireSources(sourceIds),
    onSuccess: ({ sources }) => {
      const [only] = sources;
      if (only === undefined) return;
      const id = `retired-${only.sourceId}`;
      const words =
        sources.length === 1
          ? t("sources.isRetired", { name: only.name })
          : t("sources.areRetired", { count: sources.length });
      notifications.show({
        id,
        autoClose: undoMs,
        message: (
          <span className={classes["undo"]}>
            <span>{words}</span>
            <Button
              onClick={() => {
                notifications.hide(id);
                restore.mutate(sources.map(({ sourceId }) => sourceId));
              }}
            >
              {t("sources.undo")}
            </Button>
          </span>
        ),
      });
    },
    ...settled,
  });
}

/** Takes retired sources up again. */
export function useRestore() {
  const { t } = useTranslation();
  const say = useSay();
  const settled = useSettled();
  return useMutation({
    mutationFn: (sourceIds: readonly number[]) => restoreSources(sourceIds),
    onSuccess: ({ sources }) => say.done(t("sources.restored", { count: sources.length })),
    ...settled,
  });
}
