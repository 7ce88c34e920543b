import type { Inbox, InboxMention } from "@earshot/contract/note";
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconAt, IconMail, IconMailOpened } from "@tabler/icons-react";
import { useInfiniteQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { inboxKey, inboxQuery, markRead } from "../api/notes.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { MoreButton } from "../app/MoreButton.tsx";
import { useSay } from "../app/use-say.tsx";
import { NoteText } from "../triage/NoteText.tsx";
import classes from "./Inbox.module.css";

/** The notes that speak to you, newest first; a press opens the post and marks the note as read. */
export function InboxList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(inboxQuery);
  const mark = useMark();
  const mentions = query.data?.pages.flatMap((page) => page.mentions) ?? [];
  const unread = query.data?.pages[0]?.unread ?? 0;
  if (query.isError && mentions.length === 0)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data !== undefined && mentions.length === 0) {
    return (
      <Empty icon={<IconAt size={28} stroke={1.5} aria-hidden />} title={t("desk.inbox.empty")}>
        <p>{t("desk.inbox.emptyText")}</p>
      </Empty>
    );
  }
  return (
    <>
      {unread > 0 && (
        <Button mb={8} onClick={() => void mark(true)}>
          {t("desk.inbox.readAll")}
        </Button>
      )}
      <ul className={classes["list"]}>
        {mentions.map((mention) => (
          <MentionLine key={mention.mentionId} mention={mention} mark={mark} onClose={onClose} />
        ))}
      </ul>
      <MoreButton of={query} mt={8} variant="subtle">
        {t("desk.inbox.more")}
      </MoreButton>
    </>
  );
}

interface MentionLineProps {
  mention: InboxMention;
  mark: (isRead: boolean, mentionId?: number) => Promise<void>;
  onClose: () => void;
}

function MentionLine({ mention, mark, onClose }: MentionLineProps) {
  const { t } = useTranslation();
  const isRead = mention.readAt !== null;
  const label = t(isRead ? "desk.inbox.unread" : "desk.inbox.read");
  return (
    <li className={classes["mention"]} data-unread={!isRead || undefined}>
      <Link
        {...placeOf(mention)}
        className={classes["link"] ?? ""}
        onClick={() => {
          if (!isRead) void mark(true, mention.mentionId);
          onClose();
        }}
      >
        <span className={classes["by"]}>
          <b>{mention.by.name}</b> <Moment at={mention.at} />
          {!isRead && <span className={classes["new"]}>{t("desk.inbox.isNew")}</span>}
        </span>
        <span className={classes["text"]} dir="auto">
          <NoteText text={mention.text} />
        </span>
        <span className={classes["post"]} dir="auto">
          {mention.about}
        </span>
      </Link>
      <Tooltip label={label}>
        <ActionIcon size={28} aria-label={label} onClick={() => void mark(!isRead, mention.mentionId)}>
          {isRead ? <IconMail size={16} aria-hidden /> : <IconMailOpened size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

/** Where the note stands: with its post or on the card of a person. */
function placeOf({ postId, cardId }: InboxMention) {
  if (cardId !== null) return { to: "/authors/$cardId", params: { cardId: String(cardId) } } as const;
  return { to: "/triage", search: postId === null ? {} : { post: postId } } as const;
}

/** Marks one note or all, at once on the screen. */
function useMark() {
  const say = useSay();
  const queryClient = useQueryClient();
  return async (isRead: boolean, mentionId?: number): Promise<void> => {
    await queryClient.cancelQueries({ queryKey: inboxKey });
    const before = queryClient.getQueryData<InfiniteData<Inbox, number | null>>(inboxKey);
    queryClient.setQueryData<InfiniteData<Inbox, number | null>>(inboxKey, before && marked(before));
    try {
      await markRead(isRead, mentionId === undefined ? undefined : [mentionId]);
    } catch (error) {
      queryClient.setQueryData(inboxKey, before);
      say.failed(error);
    } finally {
      await queryClient.invalidateQueries({ queryKey: inboxKey });
    }

    function marked(known: InfiniteData<Inbox, number | null>): InfiniteData<Inbox, number | null> {
      const readAt = isRead ? new Date().toISOString() : null;
      const isMeant = (each: InboxMention): boolean =>
        mentionId === undefined || each.mentionId === mentionId;
      const before = known.pages.flatMap((page) => page.mentions).filter(isMeant);
      const changed = before.filter((each) => (each.readAt !== null) !== isRead).length;
      return {
        ...known,
        pages: known.pages.map((page) => ({
          ...page,
          unread: mentionId === undefined ? 0 : Math.max(0, page.unread + (isRead ? -changed : changed)),
          mentions: page.mentions.map((each) => (isMeant(each) ? { ...each, readAt } : each)),
        })),
      };
    }
  };
}
