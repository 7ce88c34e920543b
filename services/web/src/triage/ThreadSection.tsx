import type { MentionDetail } from "@earshot/contract/mention";
import { useTranslation } from "react-i18next";
import { Section } from "./Section.tsx";
import { ThreadList } from "./ThreadList.tsx";

interface ThreadSectionProps {
  detail: MentionDetail;
  onOpenPost: (postId: number) => void;
}

/** The talk that the post is part of. */
export function ThreadSection({ detail, onOpenPost }: ThreadSectionProps) {
  const { t } = useTranslation();
  const { thread } = detail;
  if (thread.length < 2) return null;
  return (
    <Section title={t("detail.thread")} aside={t("detail.threadCount", { count: thread.length })}>
      <ThreadList posts={thread} onOpenPost={onOpenPost} />
    </Section>
  );
}
