import type { LinkedDraft } from "@earshot/contract/draft";
import { channelNames, speakerNames } from "@earshot/core/respond/respond-names";
import { inQuotes } from "@earshot/core/system/in-quotes";
import { Button, Checkbox, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isUnanswered } from "../api/client.ts";
import { decideByLink } from "../api/drafts.ts";
import { Moment } from "../app/Moment.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./DecideDraft.module.css";
import { LinkFailure } from "./LinkFailure.tsx";

/** How long nobody may answer before it is tried again. */
const retryMs = 3_000;

/** `onward`: others are asked after this one. */
export type Decided = "approved" | "declined" | "onward";

interface DecideFormProps {
  token: string;
  linked: LinkedDraft;
  onDecided: (decided: Decided) => void;
}

/** All that one decides about, and the two buttons. */
export function DecideForm({ token, linked, onDecided }: DecideFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [words, setWords] = useState("");
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const hasRead = linked.unread.every((claim) => read.has(claim));
  const deciding = useMutation({
    mutationFn: (isApproved: boolean) => decideByLink({ token, isApproved, words: words.trim(), hasRead }),
    onSuccess: ({ state }) => onDecided(state === "approved" || state === "declined" ? state : "onward"),
    // The same sent twice decides once, so what got no answer is sent until there is one; while offline it waits.
    networkMode: "online",
    retry: (_, error) => isUnanswered(error),
    retryDelay: retryMs,
  });
  const isWaiting = deciding.isPending && (deciding.isPaused || deciding.failureCount > 0);
  return (
    <>
      <header>
        <h1>{t("drafts.byLink.hello", { name: linked.person })}</h1>
        <p className={classes["quiet"]}>{t("drafts.byLink.lead")}</p>
      </header>
      <LinkedPost linked={linked} />
      <LinkedWords linked={linked} />
      {linked.unread.length > 0 && (
        <fieldset className={classes["claims"]}>
          <legend>{t("drafts.byLink.read")}</legend>
          {linked.unread.map((claim) => (
            <Checkbox
              key={claim}
              label={inQuotes(claim, language)}
              checked={read.has(claim)}
              onChange={(event) => {
                const next = new Set(read);
                if (event.currentTarget.checked) next.add(claim);
                else next.delete(claim);
                setRead(next);
              }}
            />
          ))}
        </fieldset>
      )}
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
        <p role="status" className={classes["waiting"]}>
          {t("drafts.byLink.waiting")}
        </p>
      )}
      <div className={classes["buttons"]}>
        <Button
          size="md"
          variant="filled"
          disabled={!hasRead}
          loading={deciding.isPending && deciding.variables}
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
      </div>
    </>
  );
}

function LinkedPost({ linked: { answered } }: { linked: LinkedDraft }) {
  const { t } = useTranslation();
  if (answered === null) return null;
  return (
    <blockquote className={classes["answered"]}>
      <p className={classes["quiet"]}>
        {t("drafts.answered")}
        {answered.author !== null && (
          <>
            {" · "}
            <bdi>{answered.author}</bdi>
          </>
        )}
      </p>
      {answered.title !== null && <b dir="auto">{answered.title}</b>}
      <p className={classes["said"]} dir="auto">
        {answered.text}
      </p>
    </blockquote>
  );
}

/** The words themselves, with who says them where, by when, and what the checks have to say. */
function LinkedWords({ linked }: { linked: LinkedDraft }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const who = linked.executive ?? speakerNames[language][linked.speaker];
  const found = linked.findings.filter(({ quote }) => !linked.unread.includes(quote));
  return (
    <section className={classes["words"]} aria-label={t("drafts.text")}>
      <p>
        <b>{t("drafts.byLink.speaks", { who })}</b>, {channelNames[language][linked.channel]}
      </p>
      <p className={classes["quiet"]}>
        {t("drafts.byLink.author", { name: linked.author ?? "—" })}
        {linked.dueAt !== null && (
          <>
            {" · "}
            {t("drafts.dueAt")} <Moment at={linked.dueAt} />
          </>
        )}
      </p>
      <p className={classes["text"]} dir="auto">
        {linked.text}
      </p>
      {found.length > 0 && (
        <details className={classes["found"]}>
          <summary>{t("drafts.findings", { count: found.length })}</summary>
          <ul>
            {found.map(({ check, quote, start, suggestion }) => (
              <li key={`${check} ${start} ${quote}`}>
                <b>{t(`drafts.check.${check}`)}</b>
                {quote !== "" && <>: {inQuotes(quote, language)}</>}
                <span className={classes["quiet"]}>{suggestion}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
