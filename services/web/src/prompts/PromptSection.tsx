import type { Prompt, PromptOfPost } from "@earshot/contract/prompt";
import type { DraftChannel } from "@earshot/core/respond/draft/draft";
import { Button } from "@mantine/core";
import { IconPencil, IconRefresh } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makePrompt, promptQuery } from "../api/prompts.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { Section } from "../triage/Section.tsx";
import { PromptAnswer } from "./PromptAnswer.tsx";
import { PromptBasis } from "./PromptBasis.tsx";
import { PromptWords } from "./PromptWords.tsx";
import classes from "./Prompts.module.css";

interface PromptSectionProps {
  postId: number;
  /** Where to answer, where that is decided elsewhere. */
  channel?: DraftChannel;
}

/** What is suggested for a post: whether to answer and why, who, where, by when, what to say and on what it rests. */
export function PromptSection({ postId, channel }: PromptSectionProps) {
  const { t } = useTranslation();
  const { may, mayTriage } = usePerson();
  const query = useQuery(promptQuery(postId));
  const { isBusy, make } = useMaking(postId);
  const { data } = query;
  if (data === undefined)
    return query.isError ? (
      <Section title={t("prompts.title")}>
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </Section>
    ) : null;
  const { prompt, isStale, failure } = data;
  if (prompt === null && !mayTriage) return null;
  return (
    <Section
      title={t("prompts.title")}
      aside={
        prompt !== null && (
          <>
            {t("prompts.made")} <Moment at={prompt.checkedAt} />
          </>
        )
      }
    >
      {prompt === null ? (
        <p className={classes["hint"]}>{t("prompts.none")}</p>
      ) : (
        <WholePrompt prompt={prompt} />
      )}
      {failure !== null && (
        <p className={classes["stale"]} role="note">
          {t("prompts.failed", { count: failure.tries })} <Moment at={failure.at} />
        </p>
      )}
      {isStale && (
        <p className={classes["stale"]} role="note">
          {t("prompts.stale")}
        </p>
      )}
      <div className={classes["deeds"]}>
        {prompt !== null && may("respond") && (
          <Button
            variant={prompt.respond === "respond" ? "filled" : "default"}
            leftSection={<IconPencil size={15} aria-hidden />}
            renderRoot={(props) => (
              <Link to="/drafts/new" search={{ post: postId, ...(channel && { channel }) }} {...props} />
            )}
          >
            {t("prompts.draft")}
          </Button>
        )}
        {mayTriage && (
          <Button
            variant={prompt === null ? "filled" : "subtle"}
            leftSection={<IconRefresh size={15} aria-hidden />}
            loading={isBusy}
            onClick={() => void make()}
          >
            {t(prompt === null ? "prompts.make" : "prompts.again")}
          </Button>
        )}
      </div>
    </Section>
  );
}

function WholePrompt({ prompt }: { prompt: Prompt }) {
  return (
    <>
      <PromptAnswer prompt={prompt} />
      {prompt.respond === "respond" && <PromptWords prompt={prompt} />}
      <PromptBasis prompt={prompt} />
    </>
  );
}

function useMaking(postId: number): { isBusy: boolean; make(): Promise<void> } {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = useSay();
  const [isBusy, setIsBusy] = useState(false);
  return {
    isBusy,
    async make() {
      setIsBusy(true);
      try {
        const { queryKey } = promptQuery(postId);
        const before = client.getQueryData<PromptOfPost>(queryKey)?.prompt?.promptId;
        const made = await makePrompt(postId);
        client.setQueryData(queryKey, made);
        if (before !== undefined && before === made.prompt?.promptId) say.done(t("prompts.same"));
      } catch (error) {
        say.failed(error);
      } finally {
        setIsBusy(false);
      }
    },
  };
}
