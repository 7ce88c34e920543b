import type { LinkedDraft } from "@earshot/contract/draft";
import { Button, Checkbox, Group, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isUnanswered, statusOf } from "../api/client.ts";
import { useFailureWords } from "../words/failure-words.ts";
import { decideByLink, linkedDraftQuery } from "../api/drafts.ts";
import classes from "./Drafts.module.css";

/** How long nobody may answer before it is tried again. */
const retryMs = 3_000;

/**
 * Where the link of a letter leads: the draft, and two buttons that decide about it without signing in. What stands behind # of the address decides
 * nothing until one is pressed, so that whoever looks at links of letters beforehand changes nothing.
 */
export function DecideDraftPage() {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const { data, isError, error, isPaused, failureCount } = useQuery(linkedDraftQuery(token));
  return (
    <main className={classes["by-link"]}>
      {isError && (
        <>
          <h1>{t("drafts.one")}</h1>
          <LinkFailure error={error} />
          <Link to="/drafts">{t("drafts.byLink.open")}</Link>
        </>
      )}
      {data === undefined && !isError && (isPaused || failureCount > 0) && (
        <p role="status">{t("drafts.byLink.offline")}</p>
      )}
      {data && <Asked token={token} linked={data} />}
    </main>
  );
}

/** Whether the link is used up, or something else is wrong that may be over soon. */
function LinkFailure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { what, mend } = useFailureWords(error);
  const isGone = [404, 409].includes(statusOf(error));
  return <p role="alert">{isGone ? t("drafts.byLink.gone") : `${what}. ${mend}`}</p>;
}

function Asked({ token, linked }: { token: string; linked: LinkedDraft }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const hasRead = linked.unread.every((claim) => read.has(claim));
  const deciding = useMutation({
    mutationFn: (isApproved: boolean) => decideByLink({ token, isApproved, words: words.trim(), hasRead }),
    // The same sent twice decides once, so what got no answer is sent until there is one; while offline it waits.
    networkMode: "online",
    retry: (_, error) => isUnanswered(error),
    retryDelay: retryMs,
  });
  const isWaiting = deciding.isPending && (deciding.isPaused || deciding.failureCount > 0);
  const state = deciding.data?.state;
  if (state !== undefined) {
    const said = state === "approved" || state === "declined" ? state : "onward";
    return (
      <p role="status" className={classes["clean"]}>
        {t(`drafts.byLink.${said}`)}
      </p>
    );
  }
  return (
    <>
      <header>
        <h1>{t("drafts.byLink.hello", { name: linked.person })}</h1>
        <p className={classes["quiet"]}>{t("drafts.byLink.lead")}</p>
      </header>
      {linked.answered !== null && (
        <blockquote className={classes["answered"]}>
          <p className={classes["quiet"]}>
            {t("drafts.answered")} · <bdi>{linked.answered.author}</bdi>
          </p>
          {linked.answered.title !== null && <b dir="auto">{linked.answered.title}</b>}
          <p className={classes["said"]} dir="auto">
            {linked.answered.text}
          </p>
        </blockquote>
      )}
      <div>
        <p className={classes["quiet"]}>{t("drafts.byLink.author", { name: linked.author ?? "—" })}</p>
        <p className={classes["linked-text"]} dir="auto">
          {linked.text}
        </p>
      </div>
      {linked.unread.map((claim) => (
        <Checkbox
          key={claim}
          label={`«${claim}»`}
          description={t("drafts.byLink.read")}
          checked={read.has(claim)}
          onChange={(event) => {
            const next = new Set(read);
            if (event.currentTarget.checked) next.add(claim);
            else next.delete(claim);
            setRead(next);
          }}
        />
      ))}
      <Textarea
        label={t("drafts.byLink.words")}
        description={t("drafts.byLink.wordsHint")}
        autosize
        minRows={2}
        maxLength={2_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {deciding.isError && <LinkFailure error={deciding.error} />}
      {isWaiting && (
        <p role="status" className={classes["kept-decision"]}>
          {t("drafts.byLink.waiting")}
        </p>
      )}
      <Group gap={8}>
        <Button
          size="md"
          variant="filled"
          disabled={!hasRead}
          loading={deciding.isPending}
          onClick={() => deciding.mutate(true)}
        >
          {t("drafts.approve")}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={words.trim() === "" || deciding.isPending}
          onClick={() => deciding.mutate(false)}
        >
          {t("drafts.decline")}
        </Button>
      </Group>
    </>
  );
}
