import type { Source } from "@earshot/contract/source";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSourceActions } from "../sources/use-source-actions.tsx";
import classes from "./SourcePage.module.css";

const daysMax = 3_650;

/** For how long posts of the source that mention nothing are kept; empty is as the installation keeps them. */
export function KeepField({ source }: { source: Source }) {
  const { t } = useTranslation();
  const { change } = useSourceActions(source);
  const stored = source.keepDays === null ? "" : String(source.keepDays);
  const [typed, setTyped] = useState(stored);
  const days = readDays(typed);
  return (
    <section>
      <h2>{t("coverage.keep")}</h2>
      <form
        className={classes["keep"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (days !== undefined) change.mutate({ keepDays: days });
        }}
      >
        <TextInput
          size="xs"
          inputMode="numeric"
          aria-label={t("coverage.keep")}
          description={t("coverage.keepHint")}
          inputWrapperOrder={["input", "description", "error"]}
          rightSection={t("coverage.keepDays")}
          rightSectionWidth={48}
          rightSectionPointerEvents="none"
          placeholder={t("coverage.keepUsual")}
          value={typed}
          error={days === undefined ? t("coverage.keepWrong") : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          type="submit"
          disabled={days === undefined || typed.trim() === stored}
          loading={change.isPending}
        >
          {t("frame.save")}
        </Button>
      </form>
    </section>
  );
}

/** Undefined for what is no number of days. */
function readDays(typed: string): number | null | undefined {
  const digits = typed.trim();
  if (digits === "") return null;
  const days = Number(digits);
  return /^\d{1,4}$/.test(digits) && days >= 1 && days <= daysMax ? days : undefined;
}
