import type { Draft } from "@earshot/contract/draft";
import { speakerNames } from "@earshot/core/respond/respond-names";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Drafts.module.css";
import { DraftState } from "./DraftState.tsx";

/** A draft in the list: what it answers, how it begins, who has it in hand. */
export function DraftItem({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isOpen = draft.state === "writing" || draft.state === "in_approval";
  return (
    <li className={classes["card"]}>
      <div className={classes["card-title"]}>
        <DraftState draft={draft} />
        <Link to="/drafts/$draftId" params={{ draftId: String(draft.draftId) }} dir="auto">
          {draft.title === "" ? t("drafts.untitled") : draft.title}
        </Link>
      </div>
      {draft.excerpt !== "" && (
        <p className={classes["excerpt"]} dir="auto">
          {draft.excerpt}
        </p>
      )}
      <p className={classes["sizes"]}>
        <span>{draft.entityName ?? speakerNames[language][draft.speaker]}</span>
        {draft.createdBy !== null && <span>{t("drafts.by", { name: draft.createdBy.name })}</span>}
        {isOpen && draft.openFindings > 0 && (
          <span>{t("drafts.findings", { count: draft.openFindings })}</span>
        )}
        {isOpen && draft.dueAt !== null && (
          <span>
            {t("drafts.dueAt")} <Moment at={draft.dueAt} />
          </span>
        )}
        <Moment at={draft.changedAt} />
      </p>
    </li>
  );
}
