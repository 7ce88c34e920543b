import type { Draft, DraftDetail } from "@earshot/contract/draft";
import { Button, Group } from "@mantine/core";
import { IconPlayerStop, IconSparkles } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { MarkedText } from "./MarkedText.tsx";
import { useWording } from "./use-wording.ts";
import classes from "./Wording.module.css";

interface WordingPartProps {
  draft: Draft;
  wording: NonNullable<DraftDetail["wording"]>;
  /** As it stands in the field. */
  text: string;
  onTake: (text: string) => void;
}

/** Words of a language model, as they come: looked at, stopped, taken into the field or left. Nothing of one's own is lost meanwhile. */
export function WordingPart({ draft, wording, text, onTake }: WordingPartProps) {
  const { t } = useTranslation();
  const { model, refusal } = wording;
  const { words, state, findings, ask, stop, forget } = useWording(draft.draftId);
  const claims = findings.filter(({ check }) => check === "unsupported_claim").length;
  const isAsking = state === "asking";
  const isShown = isAsking || words !== "";
  return (
    <section className={classes["part"]} aria-label={t("drafts.wording.title")}>
      {isShown && (
        <p className={classes["words"]} lang={draft.language} dir="auto" aria-busy={isAsking}>
          <MarkedText text={words} findings={findings} />
        </p>
      )}
      <p className={classes["hint"]} role="status">
        {isAsking
          ? t("drafts.wording.asking", { model })
          : state === "failed"
            ? t("drafts.wording.failed")
            : state === "stopped"
              ? t("drafts.wording.stopped")
              : claims > 0
                ? t("drafts.wording.claims", { count: claims })
                : refusal === "over_budget"
                  ? t("drafts.wording.overBudget")
                  : state === "none" && t("drafts.wording.hint", { model })}
      </p>
      <Group gap={8}>
        {isAsking && (
          <Button size="xs" leftSection={<IconPlayerStop size={14} aria-hidden />} onClick={stop}>
            {t("drafts.wording.stop")}
          </Button>
        )}
        {!isAsking && words !== "" && (
          <Button
            size="xs"
            variant="filled"
            onClick={() => {
              onTake(words);
              forget();
            }}
          >
            {t("drafts.wording.take")}
          </Button>
        )}
        {!isAsking && (
          <Button
            size="xs"
            leftSection={<IconSparkles size={14} aria-hidden />}
            disabled={refusal !== null}
            onClick={() => void ask(text)}
          >
            {t(words === "" ? "drafts.wording.ask" : "drafts.wording.again")}
          </Button>
        )}
        {!isAsking && words !== "" && (
          <Button size="xs" variant="subtle" color="gray" onClick={forget}>
            {t("drafts.wording.discard")}
          </Button>
        )}
      </Group>
    </section>
  );
}
