import type { LinkedDraft } from "@earshot/contract/draft";
import { Button, Checkbox, Group, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { decideByLink, linkedDraftQuery } from "../api/drafts.ts";
import classes from "./Drafts.module.css";

/**
 * Where the link of a letter leads: the draft, and two buttons that decide about it without signing in. What stands behind # of the address decides
 * nothing until one is pressed, so that whoever looks at links of letters beforehand changes nothing.
 */
export function DecideDraftPage() {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const { data, isError } = useQuery(linkedDraftQuery(token));
  return (
    <main className={classes["by-link"]}>
      {isError && (
        <>
          <h1>{t("drafts.one")}</h1>
          <p role="alert">{t("drafts.byLink.gone")}</p>
          <Link to="/drafts">{t("drafts.byLink.open")}</Link>
        </>
      )}
      {data && <Asked token={token} linked={data} />}
    </main>
  );
}

function Asked({ token, linked }: { token: string; linked: LinkedDraft }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const hasRead = linked.unread.every((claim) => read.has(claim));
  const deciding = useMutation({
    mutationFn: (isApproved: boolean) => decideByLink({ token, isApproved, words: words.trim(), hasRead }),
  });
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
      {deciding.isError && <p role="alert">{t("drafts.byLink.gone")}</p>}
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
