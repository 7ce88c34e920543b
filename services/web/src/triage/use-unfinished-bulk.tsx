import { notifications } from "@mantine/notifications";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { stopBulk, unfinishedBulk, type BulkProgress } from "../api/bulk.ts";
import { usePerson } from "../app/person.ts";
import { BulkToast } from "./BulkToast.tsx";
import { isBulk } from "./deed-ledger.ts";
import type { TriageChanges } from "./use-triage-changes.tsx";

const toastId = "bulk-unfinished";

/** Once the page is open: asks what becomes of a change of many posts whose page was closed before it was done. */
export function useUnfinishedBulk(changes: TriageChanges): void {
  const { t } = useTranslation();
  const { mayTriage } = usePerson();
  const isAsked = useRef(false);
  const ask = useEffectEvent((progress: BulkProgress) => {
    const answer = (work: () => unknown) => () => {
      notifications.hide(toastId);
      work();
    };
    notifications.show({
      id: toastId,
      autoClose: false,
      message: (
        <BulkToast
          progress={progress}
          words={t("working.bulk.unfinished")}
          onUndo={null}
          onGoOn={answer(() => changes.goOn(progress))}
          onStop={answer(() => void stopBulk(progress.bulkChangeId).catch(() => undefined))}
        />
      ),
    });
  });
  useEffect(() => {
    if (!mayTriage || isAsked.current) return;
    // Once: what this page itself begins later is no business of the question.
    isAsked.current = true;
    // What an earlier page could not begin goes on by itself.
    if (changes.ledger.all().some(isBulk)) return;
    unfinishedBulk().then(
      (found) => found !== null && ask(found),
      () => undefined,
    );
  }, [mayTriage, changes]);
}
