import type { DraftDetail } from "@earshot/contract/draft";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import classes from "./Drafts.module.css";
import { PagePart } from "../app/PagePart.tsx";

/** The post that the draft answers, in full. */
export function AnsweredPart({ detail: { draft, post } }: { detail: DraftDetail }) {
  const { t } = useTranslation();
  if (draft.postId === null) return null;
  return (
    <PagePart
      title={t("drafts.answered")}
      tools={
        post !== null && (
          <Link to="/triage" search={{ post: post.postId }} className={classes["quiet-link"] ?? ""}>
            {t("drafts.inTriage")}
          </Link>
        )
      }
    >
      {post === null ? (
        <p className={classes["none"]}>{t("drafts.answeredGone")}</p>
      ) : (
        <blockquote className={classes["answered"]}>
          <p className={classes["sizes"]}>
            <PlatformIcon platform={post.platform} />
            {post.author !== null && <bdi>{post.author}</bdi>}
            <Moment at={post.publishedAt} />
            <OutLink url={post.url} />
          </p>
          {post.title !== null && post.title !== "" && <b dir="auto">{post.title}</b>}
          <p className={classes["said"]} dir="auto">
            {post.text}
          </p>
        </blockquote>
      )}
    </PagePart>
  );
}
