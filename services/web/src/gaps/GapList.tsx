import type { Gap, SourceHistory } from "@earshot/contract/coverage";
import { missedText, recollectText } from "@earshot/core/collect/missed-text";
import { readMissedReason } from "@earshot/core/collect/missed-time";
import { Button } from "@mantine/core";
import { IconArrowBackUp, IconCircleCheck, IconHourglass } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { collectGap } from "../api/coverage.ts";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./SourcePage.module.css";

const unread: ReadonlySet<string> = new Set([
  "late",
  "failing",
  "needs_key",
  "needs_money",
  "blocked",
  "gone",
]);

/** Times of which posts are missing: why, what came of collecting them again, and the button that does so. */
export function GapList({ history }: { history: SourceHistory }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { gaps, source, keepsHistory } = history;
  if (gaps.length === 0 && isWaiting(source)) {
    return (
      <p className={classes["hint"]}>
        <IconHourglass size={16} stroke={1.75} aria-hidden /> {t("coverage.gapsUnsure")}
      </p>
    );
  }
  if (gaps.length === 0) {
    return (
      <p className={classes["well"]}>
        <IconCircleCheck size={16} stroke={1.75} aria-hidden /> {t("coverage.gapsEmpty")}
      </p>
    );
  }
  const canAsk = may("edit_sources") && source.state !== "paused";
  return (
    <>
      {canAsk && (
        <p className={classes["hint"]}>
          {t(keepsHistory ? "coverage.collectHint.history" : "coverage.collectHint.anew")}
        </p>
      )}
      <ul className={classes["gaps"]}>
        {gaps.map((gap) => (
          <GapLine key={gap.gapId} gap={gap} sourceId={source.sourceId} canAsk={canAsk} />
        ))}
      </ul>
    </>
  );
}

/** Whether it cannot be read just now and no gap is stored yet: what came out meanwhile is seen by the next reading that succeeds. */
function isWaiting({ state }: SourceHistory["source"]): boolean {
  return unread.has(state);
}

function GapLine({ gap, sourceId, canAsk }: { gap: Gap; sourceId: number; canAsk: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const asking = useMutation({
    mutationFn: () => collectGap(sourceId, gap.gapId),
    onSuccess: () => say.done(t("coverage.collecting")),
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["source-history", sourceId] }),
  });
  const words = missedText(readMissedReason(gap.why), language);
  const isWhole = gap.outcome === "whole";
  return (
    <li data-whole={isWhole || undefined}>
      <div>
        <p>
          <b>
            {dayAndTime(gap.from, language)} –{" "}
            {gap.to === null ? t("coverage.gapLasting") : dayAndTime(gap.to, language)}
          </b>
        </p>
        <p>{words.what}</p>
        <Outcome gap={gap} />
      </div>
      {canAsk && !isWhole && gap.askedAt === null && (
        <Button
          size="compact-sm"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          loading={asking.isPending}
          onClick={() => asking.mutate()}
        >
          {t("coverage.collect")}
        </Button>
      )}
    </li>
  );
}

function Outcome({ gap }: { gap: Gap }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (gap.askedAt !== null) {
    return (
      <p className={classes["waiting"]}>
        <IconHourglass size={14} stroke={1.75} aria-hidden /> {t("coverage.waiting")}
      </p>
    );
  }
  if (gap.outcome === null) return null;
  return (
    <p className={classes["outcome"]}>
      {recollectText(gap.outcome, language)}{" "}
      {(gap.recovered ?? 0) > 0 && t("coverage.recovered", { count: gap.recovered ?? 0 })}{" "}
      {gap.outcome !== "whole" &&
        gap.offeredFrom !== null &&
        t("coverage.offered", { at: dayAndTime(gap.offeredFrom, language) })}
    </p>
  );
}
