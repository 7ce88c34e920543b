import type { FeedChoice, FoundSource, SourcePreview } from "@earshot/contract/source-find";
import { isStreamed } from "@earshot/core/collect/source";
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { previewSource } from "../api/sources.ts";
import { Moment } from "../app/Moment.tsx";
import { useFailureWords } from "../words/failure-words.ts";
import { MissingKeys } from "./MissingKeys.tsx";
import { ReachHint } from "./ReachHint.tsx";
import { SaveSource } from "./SaveSource.tsx";
import { ServiceTerms } from "./ServiceTerms.tsx";
import classes from "./Sources.module.css";
import { useReasonWords } from "./use-reason-words.ts";

export type GoodPreview = Extract<SourcePreview, { ok: true }>;

interface PreviewFeedProps {
  choice: FeedChoice;
  found: Pick<FoundSource, "platform" | "site">;
  onAdded: () => void;
}

/** What one feed would bring, and the form to save it; before anything is asked, the terms of a provider that has narrow ones. */
export function PreviewFeed(props: PreviewFeedProps) {
  const [hasAgreed, setHasAgreed] = useState(!props.choice.isPersonalUseOnly);
  if (hasAgreed) return <AgreedPreview {...props} />;
  return <ServiceTerms address={props.choice.url} onAgree={() => setHasAgreed(true)} />;
}

/** Comes only after the terms were said to fit, where there are any. */
function AgreedPreview({ choice, found: { platform, site }, onAdded }: PreviewFeedProps) {
  const { t } = useTranslation();
  const [hasKeys, setHasKeys] = useState(choice.needs?.level !== "must");
  const query = useQuery({
    queryKey: ["source-preview", choice.kind, choice.url, platform],
    queryFn: () =>
      previewSource({
        url: choice.url,
        kind: choice.kind,
        acceptsTerms: choice.isPersonalUseOnly,
        ...(choice.kind === "feed" && { platform }),
      }),
    enabled: hasKeys,
    // A failure may have passed when it is looked at again.
    staleTime: ({ state }) => (state.data?.ok === true ? 60_000 : 0),
    retry: false,
  });
  const words = useFailureWords(query.error);
  const reason = useReasonWords(query.data?.ok === false ? query.data.code : null);
  const askForKeys = choice.needs && (
    <MissingKeys
      kind={choice.kind}
      needs={choice.needs}
      onGiven={() => {
        setHasKeys(true);
        if (hasKeys) void query.refetch();
      }}
    />
  );
  if (!hasKeys) return askForKeys;
  if (query.isPending) return <Skeleton height={220} mt={12} aria-busy="true" />;
  if (query.isError) {
    return (
      <div className={classes["refusal"]} role="alert">
        <b>{words.what}</b>
        <p>{words.mend}</p>
      </div>
    );
  }
  if (!query.data.ok) {
    return (
      <>
        <div className={classes["refusal"]} role="alert">
          <b>
            {t("sources.cannot")}. {reason?.what}
          </b>
          <p>{reason?.mend}</p>
          <ReachHint service={site} reasonCode={query.data.code} />
          <small>{query.data.message}</small>
          <Button mt={8} size="xs" loading={query.isFetching} onClick={() => void query.refetch()}>
            {t("frame.tryAgain")}
          </Button>
        </div>
        {query.data.code === "needs_key" && askForKeys}
      </>
    );
  }
  return (
    <>
      <Preview seen={query.data} />
      {query.data.needs !== null && (
        <MissingKeys
          kind={query.data.sourceKind}
          needs={query.data.needs}
          onGiven={() => void query.refetch()}
        />
      )}
      <SaveSource seen={query.data} acceptsTerms={choice.isPersonalUseOnly} onAdded={onAdded} />
    </>
  );
}

/** What came at a look: how much, of whom, and the newest posts. */
export function Preview({ seen }: { seen: GoodPreview }) {
  const { t } = useTranslation();
  return (
    <section className={classes["preview"]} aria-label={t("sources.previewLabel")}>
      <b>
        <bdi>{seen.title ?? seen.proposed.name}</bdi>{" "}
        <span className={classes["kind"]}>{seen.kind ?? ""}</span>
      </b>
      <p>
        {t("sources.posts", { count: seen.postCount })}
        {" · "}
        <Matches seen={seen} />
        {" · "}
        {isStreamed(seen.sourceKind) ? t("sources.streamed") : <Rhythm minutes={seen.pollMinutes} />}
      </p>
      <ul className={classes["notes"]}>
        {seen.notes.map((note) => (
          <li key={note}>{t(`sources.noteOf.${note}`)}</li>
        ))}
      </ul>
      <ol className={classes["posts"]}>
        {seen.posts.map((post, n) => (
          <li key={`${post.url ?? ""}${String(n)}`}>
            <b dir="auto">{post.title ?? post.text.slice(0, 140)}</b>
            <small>
              {post.author !== null && <bdi>{post.author} · </bdi>}
              {post.dateFlag === "missing" || post.dateFlag === "unreadable" ? (
                t("sources.noDate")
              ) : (
                <Moment at={post.publishedAt} />
              )}
            </small>
            {post.title !== null && post.text !== "" && <span dir="auto">{post.text}</span>}
          </li>
        ))}
      </ol>
      {seen.warnings.length > 0 && (
        <details>
          <summary>{t("sources.warnings")}</summary>
          {seen.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </details>
      )}
    </section>
  );
}

function Matches({ seen }: { seen: GoodPreview }) {
  const { t } = useTranslation();
  if (seen.matchCount === 0) return t("sources.noMatches");
  const named = seen.matched.slice(0, 4).map(({ name, posts }) => `${name} (${posts})`);
  const more = seen.matched.length > named.length ? " …" : "";
  return (
    <strong>
      {t("sources.wouldMatch", { count: seen.matchCount })}: {named.join(", ")}
      {more}
    </strong>
  );
}

function Rhythm({ minutes }: { minutes: number }) {
  const { t } = useTranslation();
  if (minutes < 90) return t("sources.everyMinutes", { count: Math.round(minutes) });
  return t("sources.everyHours", { count: Math.round(minutes / 60) });
}
