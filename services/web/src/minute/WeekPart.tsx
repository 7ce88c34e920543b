import type { Minute } from "@earshot/contract/minute";
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { saveReflection } from "../api/minute.ts";
import { useDraftDeed } from "../drafts/use-draft-deed.ts";
import { spanWords } from "../stories/span-words.ts";
import classes from "./Minute.module.css";

/** One's own week, for oneself alone: what was decided and how fast, and what one makes of it. */
export function WeekPart({ week, isOnline }: { week: Minute["week"]; isOnline: boolean }) {
  const { t } = useTranslation();
  const deed = useDraftDeed();
  const [text, setText] = useState(week.text);
  const { approved, declined, asked, medianMinutes } = week;
  return (
    <details className={classes["part"]}>
      <summary>
        {t("minute.week.title")} <small>{t("minute.week.hint")}</small>
      </summary>
      <p>
        {t("minute.week.figures", { approved, declined, asked })}
        {medianMinutes !== null && `; ${t("minute.week.median", { span: spanWords(medianMinutes * 60, t) })}`}
        .
      </p>
      <Textarea
        mt={8}
        label={t("minute.week.ask")}
        autosize
        minRows={3}
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        mt={8}
        disabled={!isOnline || text === week.text}
        loading={deed.isBusy}
        onClick={() => void deed.run(() => saveReflection(week.week, text), t("minute.week.saved"))}
      >
        {t("minute.week.save")}
      </Button>
    </details>
  );
}
