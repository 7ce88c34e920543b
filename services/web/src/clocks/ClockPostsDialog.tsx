import type { ClockReportLine } from "@earshot/contract/clock";
import { writeDuration } from "@earshot/core/triage/clock/duration";
import { Modal, Skeleton } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { clockPostsQuery, type AskedClockPosts } from "../api/clocks.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { MoreButton } from "../app/MoreButton.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./ClockReport.module.css";
import { lineName } from "./line-name.ts";

interface ClockPostsDialogProps {
  asked: AskedClockPosts;
  lines: readonly ClockReportLine[];
  onClose: () => void;
}

/** The posts behind a share: what was late, by how much, and the way to each. */
export function ClockPostsDialog({ asked, lines, onClose }: ClockPostsDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useInfiniteQuery(clockPostsQuery(asked));
  const line = lines.find(({ kind, by, key }) => kind === asked.kind && by === asked.by && key === asked.key);
  const name = line ? lineName(line, { t, language }) : "";
  const posts = query.data?.pages.flatMap((page) => page.posts);
  return (
    <Modal
      opened
      size="lg"
      title={t("clocks.report.posts", { kind: t(`clocks.kind.${asked.kind}`), name })}
      onClose={onClose}
    >
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {posts === undefined && !query.isError && <Skeleton height={160} />}
      <ul className={classes["posts"]}>
        {posts?.map(({ postId, title, snippet, source, publishedAt, clock }) => (
          <li key={`${postId}-${clock.round}`}>
            <Link to="/triage" search={{ post: postId }}>
              <bdi>{title || snippet}</bdi>
            </Link>
            <span>
              <bdi>{source}</bdi> · <Moment at={publishedAt} /> ·{" "}
              {clock.stoppedAt === null
                ? t("clocks.report.stillOpen")
                : t("clocks.report.tookOf", {
                    used: writeDuration(clock.elapsedMs, language),
                    target: writeDuration(clock.targetMs, language),
                  })}
            </span>
          </li>
        ))}
      </ul>
      <MoreButton of={query}>{t("clocks.report.more")}</MoreButton>
    </Modal>
  );
}
