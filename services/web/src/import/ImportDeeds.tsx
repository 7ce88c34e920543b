import type { ImportView } from "@earshot/contract/import";
import { afterDeed, type ImportDeed } from "@earshot/core/import/import-state";
import { Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeImport, importsQuery } from "../api/imports.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";

/** Stop, go on, undo; and the way to the posts. */
export function ImportDeeds({ run }: { run: ImportView }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const say = useSay();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const { importId, name, state, sourceId } = run;
  const changing = useMutation({
    mutationFn: (deed: ImportDeed) => changeImport(importId, deed),
    onSettled: () => queryClient.invalidateQueries({ queryKey: importsQuery.queryKey }),
    onSuccess: () => setIsAsking(false),
    onError: say.failed,
  });
  const can = (deed: ImportDeed): boolean => may("edit_sources") && afterDeed(state, deed) !== null;
  const hasPosts = sourceId !== null && state !== "undone" && run.added + run.seen + run.edited > 0;
  return (
    <Group gap={8}>
      {hasPosts && (
        <Button size="xs" component={Link} to="/triage" search={{ source: [sourceId] } as never}>
          {t("imports.showPosts")}
        </Button>
      )}
      {can("cancel") && (
        <Button size="xs" loading={changing.isPending} onClick={() => changing.mutate("cancel")}>
          {t("imports.cancel")}
        </Button>
      )}
      {can("resume") && run.canResume && (
        <Button size="xs" loading={changing.isPending} onClick={() => changing.mutate("resume")}>
          {t("imports.resume")}
        </Button>
      )}
      {can("undo") && (
        <Button size="xs" variant="subtle" onClick={() => setIsAsking(true)}>
          {t("imports.undo")}
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t("imports.undoTitle", { name })}
          text={t("imports.undoText")}
          confirm={t("imports.undoConfirm")}
          isBusy={changing.isPending}
          onConfirm={() => changing.mutate("undo")}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Group>
  );
}
