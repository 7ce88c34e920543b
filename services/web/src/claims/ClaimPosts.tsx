import type { ClaimDetail, ClaimPost } from "@earshot/contract/claim";
import { decidedCarrierStates, type DecidedCarrierState } from "@earshot/core/respond/claim";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { decideCarriers } from "../api/claims.ts";
import { Moment } from "../app/Moment.tsx";
import { percent, shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Claims.module.css";
import type { ClaimDeed } from "./use-claim-deed.ts";

interface ClaimPostsProps {
  detail: ClaimDetail;
  deed: ClaimDeed;
  mayDecide: boolean;
}

const groups = ["proposed", "confirmed", "correction"] as const;

/** Posts that may carry the claim, with three answers each; those that do, and those that say what is so. */
export function ClaimPosts({ detail, deed, mayDecide }: ClaimPostsProps) {
  const { t } = useTranslation();
  const { claimId } = detail.claim;
  const decide = (postId: number, state: DecidedCarrierState): void =>
    void deed.run(() => decideCarriers(claimId, { postIds: [postId], state }));
  return groups.map((group) => {
    const posts = detail.posts.filter(({ state }) => state === group);
    if (posts.length === 0) return null;
    return (
      <section key={group} className={classes["group"]} aria-label={t(`claims.group.${group}`)}>
        <h2>{t(`claims.group.${group}`)}</h2>
        <ul>
          {posts.map((post) => (
            <PostLine
              key={post.postId}
              post={post}
              isBusy={deed.isBusy}
              onDecide={mayDecide ? (state) => decide(post.postId, state) : null}
            />
          ))}
        </ul>
      </section>
    );
  });
}

interface PostLineProps {
  post: ClaimPost;
  isBusy: boolean;
  onDecide: ((state: DecidedCarrierState) => void) | null;
}

function PostLine({ post, isBusy, onDecide }: PostLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { postId, state, likeness, asksTruth, title, source, author, publishedAt, audience, isRepeat } = post;
  return (
    <li className={classes["post"]}>
      <span className={classes["post-text"]}>
        <Link to="/triage" search={{ post: postId }} dir="auto">
          {title}
        </Link>
        <small>
          <bdi>{author ?? source}</bdi> · <Moment at={publishedAt} />
          {audience !== null && ` · ${t("claims.reach", { reach: shortCount(audience, language) })}`}
          {state === "proposed" &&
            likeness !== null &&
            ` · ${t("claims.alike", { share: percent(likeness, language) })}`}
          {asksTruth && ` · ${t("claims.asks")}`}
          {isRepeat && <b> · {t("claims.repeat")}</b>}
        </small>
      </span>
      {onDecide !== null && (
        <span className={classes["answers"]}>
          {decidedCarrierStates
            .filter((each) => each !== state)
            .map((each) => (
              <Button
                key={each}
                size="compact-xs"
                variant={state === "proposed" ? "default" : "subtle"}
                disabled={isBusy}
                onClick={() => onDecide(each)}
              >
                {t(`claims.decide.${each}`)}
              </Button>
            ))}
        </span>
      )}
    </li>
  );
}
