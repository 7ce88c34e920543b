import type { DraftDetail } from "@earshot/contract/draft";
import { Button } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { askReading } from "../api/drafts.ts";
import { useDraftDeed } from "./use-draft-deed.ts";
import classes from "./Drafts.module.css";

interface SecondReadingProps {
  draft: DraftDetail["draft"];
  wording: NonNullable<DraftDetail["wording"]>;
  /** The text in the field is not the saved one. */
  isDirty: boolean;
}

/** Has the language model read the saved text: what it finds joins what the rules found, its doubts stand beside their findings, and neither stops or frees anybody. */
export function SecondReading({ draft, wording: { model, refusal }, isDirty }: SecondReadingProps) {
  const { t } = useTranslation();
  const deed = useDraftDeed();
  const { draftId, version } = draft;
  return (
    <div className={classes["reading"]}>
      <Button
        size="xs"
        leftSection={<IconSparkles size={14} aria-hidden />}
        loading={deed.isBusy}
        disabled={refusal !== null || isDirty}
        onClick={() =>
          void deed.run(
            () => askReading(draftId, version),
            ({ outcome, findings }) => {
              const found = findings.filter(({ readBy }) => readBy !== undefined).length;
              if (outcome === "failed") return t("drafts.reading.failed");
              return [
                found === 0
                  ? t("drafts.reading.nothing", { model })
                  : t("drafts.reading.found", { model, count: found }),
                ...(findings.length > found
                  ? [t("drafts.reading.doubts", { count: findings.length - found })]
                  : []),
              ].join("; ");
            },
          )
        }
      >
        {t("drafts.reading.ask")}
      </Button>
      <p className={classes["quiet"]}>
        {refusal === "over_budget"
          ? t("drafts.wording.overBudget")
          : isDirty
            ? t("drafts.reading.saveFirst")
            : t("drafts.reading.hint", { model })}
      </p>
    </div>
  );
}
