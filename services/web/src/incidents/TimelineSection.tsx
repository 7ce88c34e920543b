import type { IncidentDetail, TimelineEntry } from "@earshot/contract/incident";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../api/desk.ts";
import { addIncidentLine, timelineQuery } from "../api/incidents.ts";
import { Failure } from "../app/Failure.tsx";
import { MoreButton } from "../app/MoreButton.tsx";
import { useKeptText } from "../app/use-kept-text.ts";
import { fromLocalInput } from "../triage/period.ts";
import { absoluteTime, dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Incidents.module.css";
import { PagePart } from "../app/PagePart.tsx";
import { incidentWords } from "./timeline-words.ts";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface TimelineSectionProps {
  detail: IncidentDetail;
  mayTriage: boolean;
}

/** Everything that happened, newest first, and a place to write down what nobody else noted. */
export function TimelineSection({ detail, mayTriage }: TimelineSectionProps) {
  const { t } = useTranslation();
  const { incidentId } = detail.incident;
  const query = useInfiniteQuery(timelineQuery(incidentId));
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <PagePart title={t("incidents.timeline")}>
      {mayTriage && <NewLine incidentId={incidentId} />}
      {query.isError && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <ol className={classes["timeline"]}>
        {entries.map((entry) => (
          <Entry key={entry.key} entry={entry} />
        ))}
      </ol>
      <MoreButton of={query} size="xs" mt={8}>
        {t("incidents.timelineOlder")}
      </MoreButton>
    </PagePart>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const said = entry.source === "incident" ? incidentWords(entry, colleagues, { t, language }) : "";
  const isLater = entry.source === "incident" && Date.parse(entry.notedAt) - Date.parse(entry.at) > 60_000;
  return (
    <li
      className={classes["entry"]}
      data-source={entry.source}
      data-kind={entry.source === "incident" ? entry.kind : undefined}
    >
      <time dateTime={entry.at} title={absoluteTime(entry.at, language)}>
        {dayAndTime(entry.at, language)}
      </time>
      <div>
        <p>
          {entry.by !== null && <b>{entry.by} </b>}
          {entry.source === "incident" && entry.by !== null && said !== "" && "· "}
          {said}
          {entry.source === "post" && t(`detail.event.${entry.kind}`)}
          {entry.source === "published" &&
            t("incidents.event.publishedPost", {
              where:
                entry.author === null || entry.author === entry.where
                  ? entry.where
                  : `${entry.author}, ${entry.where}`,
            })}
        </p>
        {entry.note !== null && entry.note !== "" && (
          <p className={classes["entry-note"]} dir="auto">
            {entry.note}
          </p>
        )}
        {entry.source !== "incident" && (
          <Link
            className={classes["entry-post"] ?? ""}
            to="/triage"
            search={{ post: entry.postId }}
            dir="auto"
          >
            {entry.title === "" ? `№ ${entry.postId}` : entry.title}
          </Link>
        )}
        {isLater && entry.source === "incident" && (
          <small>{t("incidents.notedLater", { time: dayAndTime(entry.notedAt, language) })}</small>
        )}
      </div>
    </li>
  );
}

function NewLine({ incidentId }: { incidentId: number }) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const [typed, setText] = useKeptText(`incident-line.${incidentId}`);
  const text = typed ?? "";
  const [at, setAt] = useState("");
  const add = async (): Promise<void> => {
    const when = fromLocalInput(at);
    const line = { text: text.trim(), ...(when === undefined ? {} : { at: when }) };
    if (!(await deed.run(() => addIncidentLine(incidentId, line)))) return;
    setText("");
    setAt("");
  };
  return (
    <form
      className={classes["new-line"]}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Textarea
        size="xs"
        autosize
        maxRows={8}
        aria-label={t("incidents.line")}
        placeholder={t("incidents.linePlaceholder")}
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() !== "" && (
        <div className={classes["new-line-foot"]}>
          <TextInput
            size="xs"
            type="datetime-local"
            aria-label={t("incidents.lineAt")}
            title={t("incidents.lineAt")}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" loading={deed.isBusy}>
            {t("incidents.lineAdd")}
          </Button>
        </div>
      )}
    </form>
  );
}
