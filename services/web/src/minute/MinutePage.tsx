import type { Minute } from "@earshot/contract/minute";
import { IconCoffee, IconWifiOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { minuteQuery } from "../api/minute.ts";
import { Empty } from "../app/Empty.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { usePerson } from "../app/person.ts";
import { useOnline } from "../app/use-online.ts";
import { RefusedDecisions } from "../drafts/DecisionNotes.tsx";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { ApprovalCard } from "./ApprovalCard.tsx";
import { useKeptForOffline } from "./keep-for-offline.ts";
import classes from "./Minute.module.css";
import { MorningPart } from "./MorningPart.tsx";
import { PostCard } from "./PostCard.tsx";
import { WeekPart } from "./WeekPart.tsx";

/** At most five things that need whoever reads this, each said in fifteen seconds; made for the phone first. */
export function MinutePage() {
  const query = useQuery(minuteQuery);
  useKeptForOffline();
  return (
    <Page>
      <div className={classes["minute"]}>
        <Loaded query={query} skeleton={[28, 220, 220]}>
          {(minute) => <Things minute={minute} />}
        </Loaded>
      </div>
    </Page>
  );
}

function Things({ minute }: { minute: Minute }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { person } = usePerson();
  const isOnline = useOnline();
  const count = minute.drafts.length + minute.posts.length;
  return (
    <>
      {!isOnline && (
        <p className={classes["offline"]} role="status">
          <IconWifiOff size={15} aria-hidden />{" "}
          {t("minute.offline", { time: dayAndTime(minute.at, language) })}
        </p>
      )}
      <RefusedDecisions />
      {count === 0 ? (
        <>
          <h1 className="unseen">{t("minute.title")}</h1>
          <Empty icon={<IconCoffee size={32} stroke={1.5} aria-hidden />} title={t("minute.nothing")}>
            <p>{t("minute.nothingText")}</p>
            {!minute.isKnown && person?.role === "executive" && <p>{t("minute.unknown")}</p>}
          </Empty>
        </>
      ) : (
        <header className={classes["head"]}>
          <h1>{t("minute.hello", { name: person?.name.split(" ")[0] ?? "" })}</h1>
          <p>{t("minute.count", { count })}</p>
        </header>
      )}
      {minute.drafts.map((each) => (
        <ApprovalCard key={each.draft.draftId} waiting={each} isOnline={isOnline} />
      ))}
      {minute.posts.map((post) => (
        <PostCard key={post.postId} post={post} isOnline={isOnline} />
      ))}
      <WeekPart week={minute.week} isOnline={isOnline} />
      <MorningPart wish={minute.wish} isOnline={isOnline} />
    </>
  );
}
