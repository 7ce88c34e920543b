import type { Topics } from "@earshot/contract/topic";
import { topicSpans } from "@earshot/core/report/topic-report";
import { statuses } from "@earshot/core/triage/status";
import { SegmentedControl } from "@mantine/core";
import { IconHash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { topicsQuery } from "../api/topics.ts";
import { Empty } from "../app/Empty.tsx";
import { ExportMenu } from "../app/ExportMenu.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Moment } from "../app/Moment.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import report from "../coding/Coding.module.css";
import classes from "./Topics.module.css";

/** What the posts of a period are about, in words that stand in them, and what changed. */
export function TopicsPage() {
  const { t } = useTranslation();
  const [days, setDays] = useState<number>(7);
  const query = useQuery(topicsQuery(days));
  return (
    <div className={report["page"]}>
      <div className={report["top"]}>
        <p className={report["lead"]}>{t("topics.lead")}</p>
        <div className={report["tools"]}>
          <SegmentedControl
            size="xs"
            aria-label={t("topics.period")}
            value={String(days)}
            data={topicSpans.map((each) => ({
              value: String(each),
              label: t("topics.days", { count: each }),
            }))}
            onChange={(value) => setDays(Number(value))}
          />
          <ExportMenu list="topics" filter={{ days }} />
        </div>
      </div>
      <Loaded query={query} skeleton={[44, 44, 44, 44]}>
        {(found) => <TopicList found={found} />}
      </Loaded>
    </div>
  );
}

function TopicList({ found }: { found: Topics }) {
  const { t } = useTranslation();
  if (found.madeAt === null)
    return (
      <Empty icon={<IconHash size={28} stroke={1.5} aria-hidden />} title={t("topics.pending")}>
        <p>{t("topics.pendingText")}</p>
      </Empty>
    );
  if (found.topics.length === 0)
    return (
      <Empty icon={<IconHash size={28} stroke={1.5} aria-hidden />} title={t("topics.none")}>
        <p>{t("topics.noneText")}</p>
      </Empty>
    );
  const most = Math.max(...found.topics.map(({ posts }) => posts));
  return (
    <>
      <ol className={classes["topics"]}>
        {found.topics.map((topic) => (
          <TopicRow key={topic.label} topic={topic} found={found} share={topic.posts / most} />
        ))}
      </ol>
      <p className={classes["note"]}>
        {t("topics.read", { count: found.posts })} {found.isSampled && t("topics.sampled")}{" "}
        {t("topics.madeAt")} <Moment at={found.madeAt} />
      </p>
    </>
  );
}

interface TopicRowProps {
  topic: Topics["topics"][number];
  found: Topics;
  share: number;
}

function TopicRow({ topic, found, share }: TopicRowProps) {
  const language = useLanguage();
  const { label, phrases, posts, before } = topic;
  return (
    <li>
      <div className={classes["words"]}>
        <Link to="/triage" search={{ q: label, since: found.from, status: [...statuses] }}>
          <bdi>{label}</bdi>
        </Link>
        {phrases.length > 0 && <small>{phrases.join(" · ")}</small>}
      </div>
      <span className={classes["bar"]} aria-hidden>
        <i style={{ inlineSize: `${Math.max(2, share * 100)}%` }} />
      </span>
      <span className={classes["count"]}>
        {found.isSampled ? "≈" : ""}
        {fullCount(posts, language)}
      </span>
      <Change posts={posts} before={before} />
    </li>
  );
}

/** Against as many days before; what was not there has no percentage. */
function Change({ posts, before }: { posts: number; before: number | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (before === null) return <span className={classes["change"]} />;
  if (before === 0) return <span className={classes["change"]}>{t("topics.new")}</span>;
  const sign = posts > before ? "↑" : posts < before ? "↓" : "=";
  return (
    <span className={classes["change"]} data-direction={sign}>
      <span aria-hidden>{sign}</span> {t("topics.before", { before: fullCount(before, language) })}
    </span>
  );
}
