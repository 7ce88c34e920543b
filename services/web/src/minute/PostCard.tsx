import type { MinutePost } from "@earshot/contract/minute";
import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { NewDraft } from "../api/drafts.ts";
import { Moment } from "../app/Moment.tsx";
import { useSay } from "../app/use-say.tsx";
import { useBeginDraft } from "../drafts/use-begin-draft.ts";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { FactList } from "./FactList.tsx";
import classes from "./Minute.module.css";

/** A grave post about whoever reads this: what was said, why they, what to say, the facts one tap away. */
export function PostCard({ post, isOnline }: { post: MinutePost; isOnline: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const navigate = useNavigate();
  const { mutateAsync, isPending, variables } = useBeginDraft();
  const { postId, prompt } = post;
  const draft = draftOf(post);
  // Awaited, for the card is gone as soon as the draft is there, also before its number has come.
  const begin = async (question?: string): Promise<void> => {
    try {
      const draftId = await mutateAsync({ draft, question });
      if (question !== undefined) say.done(t("minute.delegated"));
      else await navigate({ to: "/drafts/$draftId", params: { draftId: String(draftId) } });
    } catch (error) {
      say.failed(error);
    }
  };
  const isDelegating = isPending && variables.question !== undefined;
  const facts = prompt?.points.flatMap((point) => point.facts) ?? [];
  return (
    <article className={classes["card"]} aria-label={post.title}>
      <p className={classes["kind"]}>
        <b>{t("minute.aboutYou")}</b>
        <span className={classes["severity"]} data-severity={post.severity}>
          {post.severity}
        </span>
        <PlatformIcon platform={post.platform} />
        {post.author !== null && <bdi>{post.author}</bdi>}
        <Moment at={post.publishedAt} />
      </p>
      <h2 dir="auto">{post.title}</h2>
      {post.snippet !== post.title && (
        <p className={classes["snippet"]} dir="auto">
          {post.snippet}
        </p>
      )}
      {prompt !== null && (
        <>
          <p className={classes["why"]}>
            <b>{t("minute.line")}:</b> {prompt.line}
          </p>
          <details className={classes["answered"]}>
            <summary>{t("minute.facts")}</summary>
            <FactList facts={facts} />
            <p>
              <b>{t("minute.why")}:</b> {prompt.because}
            </p>
            {prompt.avoid.length > 0 && (
              <p>
                <b>{t("minute.avoid")}:</b> {prompt.avoid.join("; ")}
              </p>
            )}
          </details>
        </>
      )}
      <div className={classes["actions"]}>
        <Button
          size="md"
          variant="filled"
          disabled={!isOnline}
          loading={isPending && !isDelegating}
          onClick={() => void begin()}
        >
          {t("minute.answer")}
        </Button>
        <Button
          size="md"
          disabled={!isOnline}
          loading={isDelegating}
          onClick={() => void begin(t("minute.delegateWords"))}
        >
          {t("minute.delegate")}
        </Button>
        <Button
          size="md"
          variant="subtle"
          component={Link}
          to={`/triage?post=${postId}`}
          disabled={!isOnline}
        >
          {t("minute.post")}
        </Button>
      </div>
      {!isOnline && <p className={classes["quiet"]}>{t("minute.waits.post")}</p>}
    </article>
  );
}

/** What the prompt says, as words that a person goes on with. */
function draftOf({ postId, entityId, prompt }: MinutePost): Omit<NewDraft, "requestKey"> {
  // A point that no card carries tells the author what to answer: nothing to publish.
  const said = prompt?.points.filter((point) => point.facts.length > 0) ?? [];
  const words = [prompt?.opening ?? "", ...said.map((point) => point.text)];
  const text = words.filter((part) => part !== "").join("\n\n");
  return { postId, promptId: prompt?.promptId ?? null, speaker: "executive", entityId, text };
}
