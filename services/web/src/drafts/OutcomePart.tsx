import type { DraftDetail } from "@earshot/contract/draft";
import { sentimentNames } from "@earshot/core/analyse/label-names";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { spanWords } from "../stories/span-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Drafts.module.css";
import { PagePart } from "../app/PagePart.tsx";

type Outcome = NonNullable<DraftDetail["outcome"]>;

/** What came of an answer: how fast it was, how the thread speaks since, what its author wrote next. */
export function OutcomePart({ detail: { draft, outcome } }: { detail: DraftDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (outcome === null) return null;
  const { minutesAfterPost, minutesAfterFound, authorPosts } = outcome;
  const spans = [
    minutesAfterPost === null
      ? null
      : t("drafts.outcome.time", { span: spanWords(minutesAfterPost * 60, t) }),
    minutesAfterFound === null
      ? null
      : t("drafts.outcome.found", { span: spanWords(minutesAfterFound * 60, t) }),
  ];
  return (
    <PagePart title={t("drafts.outcome.title")}>
      <div className={classes["outcome"]}>
        <p>{spans.filter((each) => each !== null).join(", ")}.</p>
        <ToneLine label={t("drafts.outcome.before")} tone={outcome.before} />
        <ToneLine label={t("drafts.outcome.after")} tone={outcome.after} />
        {draft.publishedUrl !== null && (
          <p className={classes["quiet"]}>
            {t(draft.publishedPostId === null ? "drafts.outcome.waiting" : "drafts.outcome.matched")}
          </p>
        )}
        <h3>{t("drafts.outcome.author")}</h3>
        {authorPosts.length === 0 && <p className={classes["quiet"]}>{t("drafts.outcome.authorNone")}</p>}
        <ul className={classes["rows"]}>
          {authorPosts.map((post) => (
            <li key={post.postId} className={classes["fact"]}>
              <Link to="/triage" search={{ post: post.postId }} dir="auto">
                {post.title}
              </Link>
              <span className={classes["quiet"]}>
                {post.sentiment !== null && `${sentimentNames[language][post.sentiment]} · `}
                <Moment at={post.publishedAt} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </PagePart>
  );
}

function ToneLine({ label, tone }: { label: string; tone: Outcome["before"] }) {
  const { t } = useTranslation();
  const heard = (["negative", "neutral", "positive"] as const).filter((each) => tone[each] > 0);
  const words = heard.map((each) => t(`drafts.outcome.${each}`, { count: tone[each] })).join(", ");
  return (
    <p>
      {label}: {words === "" ? t("drafts.outcome.nothing") : words}
    </p>
  );
}
