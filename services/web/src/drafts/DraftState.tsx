import type { Draft } from "@earshot/contract/draft";
import { useTranslation } from "react-i18next";
import classes from "./Drafts.module.css";

/** Where a draft stands, and whose word it waits for. */
export function DraftState({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const { state, waitsFor, isYours } = draft;
  const who = waitsFor === null ? "" : (waitsFor.person?.name ?? t(`drafts.kind.${waitsFor.kind}`));
  const words = isYours
    ? t("drafts.waitsForYou")
    : waitsFor === null
      ? t(`drafts.state.${state}`)
      : t("drafts.waitsFor", { who });
  return (
    <span className={classes["state"]} data-state={state} data-yours={isYours || undefined}>
      {words}
    </span>
  );
}
