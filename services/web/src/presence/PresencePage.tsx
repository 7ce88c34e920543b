import type { Presence } from "@earshot/contract/presence";
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { IconMessage } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { presenceQuery, type OwnWhat } from "../api/presence.ts";
import { BackLink } from "../app/BackLink.tsx";
import { Empty } from "../app/Empty.tsx";
import { ExportMenu } from "../app/ExportMenu.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { LeaderVoice } from "./LeaderVoice.tsx";
import { OwnAccounts } from "./OwnAccounts.tsx";
import { OwnPosts } from "./OwnPosts.tsx";
import classes from "./Presence.module.css";

const periods = [7, 30, 90, 366] as const;

/** What a company or an executive says itself: accounts, posts, replies, and what is answered below them. */
export function PresencePage() {
  const { t } = useTranslation();
  const { entityId } = useParams({ from: "/signed-in/watch-list/$entityId" });
  const [what, setWhat] = useState<OwnWhat>("posts");
  const [days, setDays] = useState<(typeof periods)[number]>(90);
  const query = useQuery(presenceQuery(Number(entityId), what, days));
  return (
    <Page>
      <BackLink to="/watch-list">{t("presence.back")}</BackLink>
      <Loaded
        query={query}
        gone={{ title: t("presence.gone"), text: t("presence.goneText") }}
        skeleton={[24, 64, 160]}
      >
        {(presence) => (
          <>
            <PageHead title={presence.name} lead={t("presence.lead")} />
            <OwnAccounts accounts={presence.accounts} />
            <LeaderVoice entityId={presence.entityId} />
            <div className={classes["bar"]}>
              <SegmentedControl
                size="xs"
                aria-label={t("presence.what")}
                value={what}
                data={(["posts", "replies"] as const).map((each) => ({
                  value: each,
                  label: t(`presence.${each}`),
                }))}
                onChange={(value) => setWhat(value === "replies" ? "replies" : "posts")}
              />
              <NativeSelect
                size="xs"
                aria-label={t("backfill.period")}
                value={String(days)}
                data={periods.map((each) => ({ value: String(each), label: t(`backfill.days_${each}`) }))}
                onChange={({ currentTarget: { value } }) =>
                  setDays(periods.find((each) => String(each) === value) ?? 90)
                }
              />
              <ExportMenu list="presence" filter={{ entityId: presence.entityId, what, days }} />
            </div>
            <Posts presence={presence} what={what} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Posts({ presence, what }: { presence: Presence; what: OwnWhat }) {
  const { t } = useTranslation();
  if (presence.posts.length > 0) return <OwnPosts posts={presence.posts} />;
  return (
    <Empty
      icon={<IconMessage size={28} stroke={1.5} aria-hidden />}
      title={t(what === "posts" ? "presence.noPosts" : "presence.noReplies")}
    >
      <p>{t(presence.accounts.length === 0 ? "presence.noAccountsText" : "presence.nothingText")}</p>
    </Empty>
  );
}
