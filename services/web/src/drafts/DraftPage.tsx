import type { DraftDetail } from "@earshot/contract/draft";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { draftQuery } from "../api/drafts.ts";
import { BackLink } from "../app/BackLink.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { Page } from "../app/Page.tsx";
import { usePerson } from "../app/person.ts";
import { AnsweredPart } from "./AnsweredPart.tsx";
import { ApprovalChain } from "./ApprovalChain.tsx";
import { DecideBar } from "./DecideBar.tsx";
import { RefusedDecisions } from "./DecisionNotes.tsx";
import { DraftActions } from "./DraftActions.tsx";
import { DraftEditor } from "./DraftEditor.tsx";
import { DraftHistory } from "./DraftHistory.tsx";
import { DraftState } from "./DraftState.tsx";
import { DraftVersions } from "./DraftVersions.tsx";
import classes from "./Drafts.module.css";
import { FactPicker } from "./FactPicker.tsx";
import { FindingList } from "./FindingList.tsx";
import { FrameFields } from "./FrameFields.tsx";
import { mayWrite } from "@earshot/core/respond/draft/plan-draft";
import { OutcomePart } from "./OutcomePart.tsx";
import { useDraftText } from "./use-draft-text.ts";

/** One draft: what it answers, its text with the findings, its way through approval to publication. */
export function DraftPage() {
  const { t } = useTranslation();
  const { draftId } = useParams({ from: "/signed-in/drafts/$draftId" });
  const query = useQuery(draftQuery(Number(draftId)));
  return (
    <Page>
      <BackLink to="/drafts">{t("drafts.back")}</BackLink>
      <Loaded
        query={query}
        gone={{ title: t("drafts.gone"), text: t("drafts.goneText") }}
        skeleton={[24, 96, 260]}
      >
        {(detail) => <Desk key={detail.draft.draftId} detail={detail} />}
      </Loaded>
    </Page>
  );
}

function Desk({ detail }: { detail: DraftDetail }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { draft } = detail;
  const draftText = useDraftText(detail);
  const field = useRef<HTMLTextAreaElement>(null);
  const isWritable = may("respond") && mayWrite(draft.state);
  const insert = (words: string): void => {
    const { text, setText } = draftText;
    const at = field.current?.selectionEnd ?? text.length;
    const before = text.slice(0, at);
    const gap = before === "" || /\s$/.test(before) ? "" : " ";
    setText(before + gap + words + text.slice(at));
    field.current?.focus();
  };
  return (
    <>
      <header className={classes["head"]}>
        <h1 dir="auto">{draft.title === "" ? t("drafts.untitled") : draft.title}</h1>
        <p className={classes["sizes"]}>
          <DraftState draft={draft} />
          {draft.createdBy !== null && <span>{t("drafts.by", { name: draft.createdBy.name })}</span>}
          {draft.dueAt !== null && draft.publishedAt === null && (
            <span>
              {t("drafts.dueAt")} <Moment at={draft.dueAt} />
            </span>
          )}
          {draft.publishedAt !== null && (
            <span>
              {t("drafts.publishedAt")} <Moment at={draft.publishedAt} /> <OutLink url={draft.publishedUrl} />
            </span>
          )}
        </p>
      </header>
      <RefusedDecisions draftId={draft.draftId} />
      {draft.isYours && (
        <DecideBar detail={detail} isDirty={draftText.isDirty} onEdit={() => field.current?.focus()} />
      )}
      <div className={classes["columns"]}>
        <div>
          <AnsweredPart detail={detail} />
          <FrameFields
            draft={draft}
            isChangeable={isWritable && ["writing", "declined"].includes(draft.state)}
          />
          <DraftEditor detail={detail} draftText={draftText} field={field} isWritable={isWritable} />
          <DraftActions detail={detail} draftText={draftText} />
        </div>
        <div>
          <FindingList detail={detail} draftText={draftText} isWritable={isWritable} />
          {isWritable && <FactPicker draft={draft} onInsert={insert} />}
          <OutcomePart detail={detail} />
          <ApprovalChain detail={detail} />
          <DraftVersions versions={detail.versions} />
          <DraftHistory detail={detail} />
        </div>
      </div>
    </>
  );
}
