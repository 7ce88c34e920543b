import type { RematchChange, RematchRun } from "@earshot/contract/rematch";
import { entityKindNames } from "@earshot/core/match/entity-names";
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rematchPostsQuery, rematchStreamsQuery } from "../api/rematch.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { Example } from "./Example.tsx";
import classes from "./Rematch.module.css";
import { runSums } from "./rematch-words.ts";

/** What walks over history changed: the newest in full, with posts to look at, the earlier ones in a line. */
export function RematchReport({ runs }: { runs: readonly RematchRun[] }) {
  const { t } = useTranslation();
  const { data: streams = [] } = useQuery(rematchStreamsQuery);
  const [run, ...earlier] = runs;
  if (run === undefined) return null;
  return (
    <div className={classes["report"]}>
      <h3>{t("watchList.rematch.reportTitle")}</h3>
      {run.changes.length === 0 && <p>{t("watchList.rematch.nothing")}</p>}
      <ul>
        {run.changes.map((change) => (
          <ChangeLine key={change.entityId} runId={run.runId} change={change} />
        ))}
      </ul>
      {streams.length > 0 && (
        <p className={classes["kind"]}>{t("watchList.rematch.streams", { names: streams.join(", ") })}</p>
      )}
      {earlier.length > 0 && (
        <>
          <h3>{t("watchList.rematch.earlier")}</h3>
          <ul>
            {earlier.map((each) => (
              <EarlierLine key={each.runId} run={each} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ChangeLine({ runId, change }: { runId: number; change: RematchChange }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [shown, setShown] = useState<"gained" | "lost" | null>(null);
  const number = (count: number): string => fullCount(count, language);
  return (
    <li>
      <div className={classes["change"]}>
        <b>
          <bdi>{change.name}</bdi>
        </b>
        <span className={classes["kind"]}>
          {entityKindNames[language][change.kind]}
          {change.isRetired && ` · ${t("watchList.rematch.retired")}`}
        </span>
        {change.gained + change.lost === 0 && <span>{t("watchList.rematch.nothing")}</span>}
        {(["gained", "lost"] as const)
          .filter((name) => change[name] > 0)
          .map((name) => (
            <Button
              key={name}
              size="compact-xs"
              aria-expanded={shown === name}
              title={t(name === "gained" ? "watchList.rematch.showGained" : "watchList.rematch.showLost", {
                name: change.name,
              })}
              onClick={() => setShown(shown === name ? null : name)}
            >
              {t(`watchList.rematch.${name}`, { shown: number(change[name]) })}
            </Button>
          ))}
        {change.kept > 0 && (
          <span className={classes["kind"]}>
            {t("watchList.rematch.kept", { shown: number(change.kept) })}
          </span>
        )}
      </div>
      {shown !== null && <ChangedPosts runId={runId} entityId={change.entityId} change={shown} />}
    </li>
  );
}

interface ChangedPostsProps {
  runId: number;
  entityId: number;
  change: "gained" | "lost";
}

function ChangedPosts({ runId, entityId, change }: ChangedPostsProps) {
  const { t } = useTranslation();
  const query = useQuery(rematchPostsQuery(runId, entityId, change));
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height={120} />;
  if (query.data.length === 0) return <p className={classes["kind"]}>{t("watchList.rematch.gone")}</p>;
  return (
    <div className={classes["posts"]}>
      <p className={classes["kind"]}>{t("watchList.rematch.some", { count: query.data.length })}</p>
      {query.data.map((post) => (
        <Example key={post.postId} post={post} />
      ))}
    </div>
  );
}

function EarlierLine({ run }: { run: RematchRun }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { gained, lost } = runSums(run);
  const state = run.state === "running" ? "title" : run.state;
  const facts = [
    t(`watchList.rematch.${state}`),
    ...(gained > 0 ? [t("watchList.rematch.gained", { shown: fullCount(gained, language) })] : []),
    ...(lost > 0 ? [t("watchList.rematch.lost", { shown: fullCount(lost, language) })] : []),
  ];
  return (
    <li className={classes["kind"]}>
      <Moment at={run.startedAt} /> · {run.changes.map(({ name }) => name).join(", ")}
      {run.changes.length > 0 && " · "}
      {facts.join(" · ")}
    </li>
  );
}
