import { partName } from "@earshot/core/system/part-names";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { discardFailed, retryFailed, systemKeys } from "../api/system.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./System.module.css";

/** Everything that failed in a queue: again, or given up after a question. */
export function FailedQueueTools({ queue, count }: { queue: string; count: number }) {
  const { t } = useTranslation();
  const say = useSay();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const name = partName(queue, language);
  const settled = {
    onError: say.failed,
    onSettled: () => Promise.all(systemKeys.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  };
  const retrying = useMutation({
    mutationFn: () => retryFailed(queue),
    onSuccess: ({ count: done }) => say.done(t("system.allRetried", { count: done })),
    ...settled,
  });
  const discarding = useMutation({
    mutationFn: () => discardFailed(queue),
    onSuccess({ count: done }) {
      setIsAsking(false);
      say.done(t("system.allDiscarded", { count: done }));
    },
    ...settled,
  });
  return (
    <span className={classes["tools"]}>
      <Button size="compact-sm" loading={retrying.isPending} onClick={() => retrying.mutate()}>
        {t("system.retryAll")}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setIsAsking(true)}>
        {t("system.discardAll")}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t("system.discardTitle", { count })}
          text={t("system.discardAllText", { name })}
          confirm={t("system.discardAll")}
          isBusy={discarding.isPending}
          onConfirm={() => discarding.mutate()}
          onClose={() => setIsAsking(false)}
        />
      )}
    </span>
  );
}
