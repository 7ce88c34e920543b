import type { LinkedDraft } from "@earshot/contract/draft";
import { Skeleton } from "@mantine/core";
import { IconCircleCheck, IconLinkOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { linkedDraftQuery } from "../api/drafts.ts";
import { Empty } from "../app/Empty.tsx";
import { hasChosenLanguage, speak } from "../words/start-words.ts";
import classes from "./DecideDraft.module.css";
import { DecideForm, type Decided } from "./DecideForm.tsx";
import { LinkFailure } from "./LinkFailure.tsx";

/**
 * Where the link of a letter leads: the draft, and two buttons that decide about it without signing in. What stands behind # of the address decides
 * nothing until one is pressed, so that whoever looks at links of letters beforehand changes nothing.
 */
export function DecideDraftPage() {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const [decided, setDecided] = useState<Decided | null>(null);
  const { data, isError, error, isPaused, failureCount } = useQuery(linkedDraftQuery(token));
  const isOffline = data === undefined && !isError && (isPaused || failureCount > 0);
  useLetterLanguage(data);
  return (
    <main className={classes["page"]}>
      <p className={classes["brand"]}>
        <img src="/favicon.svg" alt="" width={20} height={20} /> Earshot
      </p>
      {isError && (
        <Empty
          isPage
          icon={<IconLinkOff size={32} stroke={1.5} aria-hidden />}
          title={t("drafts.byLink.failed")}
        >
          <LinkFailure error={error} />
          <Link to="/drafts">{t("drafts.byLink.open")}</Link>
        </Empty>
      )}
      {isOffline && <p role="status">{t("drafts.byLink.offline")}</p>}
      {data === undefined && !isError && !isOffline && <Waiting />}
      {data && decided === null && <DecideForm token={token} linked={data} onDecided={setDecided} />}
      {data && decided !== null && (
        <div role="status">
          <Empty
            isPage
            icon={<IconCircleCheck size={32} stroke={1.5} aria-hidden />}
            title={t(`drafts.byLink.${decided}`)}
          >
            <p dir="auto">{data.title}</p>
            <p>{t("drafts.byLink.close")}</p>
            <Link to="/drafts">{t("drafts.byLink.open")}</Link>
          </Empty>
        </div>
      )}
    </main>
  );
}

function Waiting() {
  return (
    <>
      <Skeleton height={28} width="60%" />
      <Skeleton height={120} />
      <Skeleton height={90} />
    </>
  );
}

/** The page goes on in the language of the letter, unless somebody chose another one in this browser. */
function useLetterLanguage(linked: LinkedDraft | undefined): void {
  const language = linked?.letterLanguage;
  useEffect(() => {
    if (language !== undefined && !hasChosenLanguage()) void speak(language, { isKept: false });
  }, [language]);
}
