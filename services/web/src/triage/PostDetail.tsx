import type { MentionDetail } from "@earshot/contract/mention";
import { IconEyeOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { mentionQuery } from "../api/mentions.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { ClocksSection } from "../clocks/ClocksSection.tsx";
import { DetailSkeleton } from "./DetailSkeleton.tsx";
import { IncidentSection } from "../incidents/IncidentSection.tsx";
import { PromptSection } from "../prompts/PromptSection.tsx";
import { StorySection } from "../stories/StorySection.tsx";
import { AuthorHistory } from "./AuthorHistory.tsx";
import { AuthorCard } from "./AuthorCard.tsx";
import type { Deed } from "./change.ts";
import { DetailHead } from "./DetailHead.tsx";
import { HistorySection } from "./HistorySection.tsx";
import { LabelsSection } from "./LabelsSection.tsx";
import classes from "./PostDetail.module.css";
import { NotesSection } from "./NotesSection.tsx";
import { PostText } from "./PostText.tsx";
import { PrioritySection } from "./PrioritySection.tsx";
import { SentimentsSection } from "./SentimentsSection.tsx";
import { SimilarSection } from "./SimilarSection.tsx";
import { TagsLine } from "./TagsLine.tsx";
import { ThreadSection } from "./ThreadSection.tsx";
import { TraceSection } from "./TraceSection.tsx";
import type { OpenDialog } from "./TriagePage.tsx";
import type { Holding } from "./use-hold.ts";
import type { TriageChanges } from "./use-triage-changes.tsx";

export interface DetailActions {
  mayTriage: boolean;
  act: (change: Deed) => void;
  onTake: () => void;
  onAssign: () => void;
  onTags: () => void;
  onDirection: () => void;
  onDismiss: () => void;
  onDialog: (dialog: OpenDialog) => void;
  holding: Holding;
  isStarred: boolean;
  onStar: () => void;
  onUndoEvent: (eventId: number) => void;
  onOpenPost: (postId: number) => void;
}

interface PostDetailProps {
  postId: number;
  changes: TriageChanges;
  actions: DetailActions;
  pane: RefObject<HTMLElement | null>;
  noteField: RefObject<HTMLTextAreaElement | null>;
  /** What was searched for; its words are marked. */
  search: string | undefined;
  /** Null where the list stands beside. */
  onBack: (() => void) | null;
}

/** Everything known of one post, and every control to correct it. */
export function PostDetail(props: PostDetailProps) {
  const { postId, changes, actions, pane, noteField, search, onBack } = props;
  const { t } = useTranslation();
  const query = useQuery(mentionQuery(postId));
  const row = useSyncExternalStore(changes.rows.subscribe, () => changes.rows.get(postId));
  const { data } = query;

  useEffect(() => {
    if (data) changes.rows.note([data]);
  }, [data, changes]);
  useEffect(() => {
    // Not as the value of the effect: in newer browsers scrolling answers a promise.
    pane.current?.scrollTo({ top: 0 });
  }, [pane, postId]);

  const detail = data === undefined ? undefined : { ...data, ...row };
  return (
    <>
      {(detail ?? row) && <DetailHead row={detail ?? row} actions={actions} onBack={onBack} />}
      {detail ? (
        <DetailBody
          detail={detail}
          actions={actions}
          changes={changes}
          noteField={noteField}
          search={search}
        />
      ) : statusOf(query.error) === 404 ? (
        <Empty icon={<IconEyeOff size={28} stroke={1.5} aria-hidden />} title={t("detail.notInTriage")}>
          <p>{t("detail.notInTriageHint")}</p>
        </Empty>
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DetailSkeleton />
      )}
    </>
  );
}

interface DetailBodyProps extends Pick<PostDetailProps, "changes" | "actions" | "noteField" | "search"> {
  detail: MentionDetail;
}

function DetailBody({ detail, actions, changes, noteField, search }: DetailBodyProps) {
  return (
    <div className={classes["body"]}>
      <PostText detail={detail} search={search} />
      <div className={classes["tags"]}>
        <TagsLine detail={detail} actions={actions} />
      </div>
      <AuthorCard detail={detail} />
      <AuthorHistory
        postId={detail.postId}
        publishedAt={detail.publishedAt}
        onOpenPost={actions.onOpenPost}
      />
      <ClocksSection clocks={detail.clocks} />
      <PromptSection postId={detail.postId} />
      <NotesSection detail={detail} mayTriage={actions.mayTriage} changes={changes} field={noteField} />
      <LabelsSection detail={detail} actions={actions} />
      <SentimentsSection detail={detail} actions={actions} />
      <PrioritySection detail={detail} />
      <IncidentSection detail={detail} mayTriage={actions.mayTriage} />
      <StorySection detail={detail} mayTriage={actions.mayTriage} onOpenPost={actions.onOpenPost} />
      <ThreadSection detail={detail} onOpenPost={actions.onOpenPost} />
      <SimilarSection postId={detail.postId} onOpenPost={actions.onOpenPost} />
      <TraceSection detail={detail} />
      <HistorySection detail={detail} actions={actions} />
    </div>
  );
}
