import type { FindReason } from "@earshot/contract/entity-preview";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { splitMarks } from "../triage/split-marks.ts";
import classes from "./Preview.module.css";
import type { ShownExample } from "./preview-tabs.ts";

/** A stored post around what was found in it, and why that counts or not. */
export function Example({ post }: { post: Omit<ShownExample, "key"> }) {
  const { t } = useTranslation();
  const marks = post.hits.map((hit) => ({ ...hit, kind: "hit" as const, label: "" }));
  const doubt = post.doubt ?? null;
  return (
    <article className={classes["example"]} data-counted={post.isCounted ?? undefined}>
      {post.title !== null && post.title !== "" && (
        <p className={classes["title"]} dir="auto">
          {post.title}
        </p>
      )}
      <p dir="auto">
        {splitMarks(post.snippet, marks).map((piece, index) =>
          piece.isHit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
        )}
      </p>
      <p className={classes["foot"]}>
        {post.reason !== undefined && (
          <span className={classes["reason"]} data-doubt={doubt !== null || undefined}>
            {doubt === null ? <Reason reason={post.reason} /> : t(`watchList.doubt.${doubt}`)}
          </span>
        )}
        <span>
          <PlatformIcon platform={post.platform} /> <bdi>{post.source}</bdi>
          {post.author !== null && (
            <>
              {" · "}
              <bdi>{post.author}</bdi>
            </>
          )}
        </span>
        <Moment at={post.publishedAt} />
        {post.isInTriage && (
          <Link
            to="/triage"
            search={{ post: post.postId }}
            target="_blank"
            title={t("watchList.preview.openPost")}
          >
            {t("watchList.preview.inTriage")}
          </Link>
        )}
      </p>
    </article>
  );
}

function Reason({ reason }: { reason: FindReason }) {
  const { t } = useTranslation();
  return t(`watchList.reason.${reason.code}`, { word: reason.word ?? "", entity: reason.entity ?? "" });
}
