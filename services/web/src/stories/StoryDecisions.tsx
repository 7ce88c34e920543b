import type { StoryDecision } from "@earshot/contract/story";
import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import classes from "./Stories.module.css";
import type { StoryActions } from "./use-story-actions.tsx";

interface StoryDecisionsProps {
  decisions: readonly StoryDecision[];
  mayTriage: boolean;
  actions: StoryActions;
}

/** What people decided about the posts of the story, newest first. It holds until it is taken back. */
export function StoryDecisions({ decisions, mayTriage, actions }: StoryDecisionsProps) {
  const { t } = useTranslation();
  if (decisions.length === 0) return null;
  return (
    <section className={classes["posts"]} aria-label={t("stories.decisions")}>
      <h2>{t("stories.decisions")}</h2>
      <ol>
        {decisions.map((decision) => (
          <li
            key={decision.decisionId}
            className={classes["decision"]}
            data-undone={decision.isUndone || undefined}
          >
            <span>
              <b>{decision.by ?? "—"}</b> {t(`stories.decision.${decision.kind}`)}
              {detailWords(decision, t)}
            </span>
            <span className={classes["when"]}>
              <Moment at={decision.at} />
              {decision.isUndone ? (
                <span>{t("stories.undone")}</span>
              ) : (
                mayTriage && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    disabled={actions.isBusy}
                    leftSection={<IconArrowBackUp size={13} aria-hidden />}
                    onClick={() => void actions.undo(decision.decisionId)}
                  >
                    {t("triage.undo")}
                  </Button>
                )
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function detailWords({ kind, name, role, postCount }: StoryDecision, t: TFunction): string {
  const size = t("stories.size", { count: postCount });
  switch (kind) {
    case "rename":
      return `: ${name ?? t("stories.noName")}`;
    case "role":
      return `: ${size}, ${t(role === null ? "stories.toMachine" : role === "original" ? "stories.toOriginal" : "stories.toReprint")}`;
    case "merge":
    case "split":
    case "status":
      return `: ${size}`;
  }
}
