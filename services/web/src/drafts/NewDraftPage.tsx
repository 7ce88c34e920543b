import type { DraftChannel } from "@earshot/core/respond/draft/draft";
import { Button, Skeleton, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { draftsOfPostQuery, type NewDraft } from "../api/drafts.ts";
import { promptQuery } from "../api/prompts.ts";
import { BackLink } from "../app/BackLink.tsx";
import { Failure } from "../app/Failure.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { useFailureWords } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { draftOfPrompt } from "./draft-of-prompt.ts";
import { DraftItem } from "./DraftItem.tsx";
import classes from "./Drafts.module.css";
import { useBeginDraft } from "./use-begin-draft.ts";

/** Begins a draft: at once for a post that nobody answers yet; else shows who does. Without a post it asks what the text is about. */
export function NewDraftPage() {
  const { t } = useTranslation();
  const { post, text, channel } = useSearch({ from: "/signed-in/drafts/new" });
  return (
    <Page>
      <BackLink to="/drafts">{t("drafts.back")}</BackLink>
      {post === undefined ? (
        <OwnWords />
      ) : (
        <Answer key={post} postId={post} text={text ?? ""} channel={channel} />
      )}
    </Page>
  );
}

function useBegin() {
  const navigate = useNavigate();
  const { mutate, isPending, error } = useBeginDraft();
  const begin = (draft: Omit<NewDraft, "requestKey">): void =>
    mutate(
      { draft },
      {
        onSuccess: (draftId) =>
          void navigate({ to: "/drafts/$draftId", params: { draftId: String(draftId) }, replace: true }),
      },
    );
  return { isBusy: isPending, begin, error };
}

interface AnswerProps {
  postId: number;
  text: string;
  channel: DraftChannel | undefined;
}

function Answer({ postId, text, channel }: AnswerProps) {
  const { t } = useTranslation();
  const query = useQuery({ ...draftsOfPostQuery(postId), staleTime: Number.POSITIVE_INFINITY });
  const { isBusy, begin, error } = useBegin();
  const prompt = useQuery({ ...promptQuery(postId), retry: false });
  const isBegun = useRef(false);
  // Words that were typed go before those that were suggested.
  const draft = {
    ...draftOfPrompt(prompt.data?.prompt ?? null),
    postId,
    ...(text !== "" && { text }),
    ...(channel !== undefined && { channel }),
  };
  const open = query.data?.drafts.filter(({ state }) => state !== "withdrawn" && state !== "published");
  const beginOnce = useEffectEvent(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    begin(draft);
  });
  const isFree = open?.length === 0;
  const isReady = isFree && !prompt.isPending;
  useEffect(() => {
    if (isReady) beginOnce();
  }, [isReady]);
  if (error !== null) return <Failure error={error} onRetry={() => begin(draft)} />;
  return (
    <Loaded query={query} skeleton={[84, 240]}>
      {() =>
        isFree || open === undefined ? (
          <div aria-busy="true">
            <p className={classes["none"]}>{t("drafts.beginning")}</p>
            <Skeleton height={240} mt={12} />
          </div>
        ) : (
          <>
            <h1>{t("drafts.already", { count: open.length })}</h1>
            <ul className={classes["list"]} style={{ marginTop: 12 }}>
              {open.map((draft) => (
                <DraftItem key={draft.draftId} draft={draft} />
              ))}
            </ul>
            <Button mt={12} loading={isBusy} onClick={() => begin(draft)}>
              {t("drafts.another")}
            </Button>
          </>
        )
      }
    </Loaded>
  );
}

function OwnWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [title, setTitle] = useState("");
  const { isBusy, begin, error } = useBegin();
  const failure = useFailureWords(error);
  return (
    <form
      className={classes["begin"]}
      onSubmit={(event) => {
        event.preventDefault();
        begin({ title: title.trim(), channel: "own_page", language });
      }}
    >
      <h1>{t("drafts.new")}</h1>
      <TextInput
        data-autofocus
        autoFocus
        required
        maxLength={120}
        label={t("drafts.newTitle")}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {error !== null && (
        <p role="alert">
          {failure.what}. {failure.mend}
        </p>
      )}
      <Button type="submit" variant="filled" loading={isBusy} disabled={title.trim() === ""}>
        {t("drafts.new")}
      </Button>
    </form>
  );
}
