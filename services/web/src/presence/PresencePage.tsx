import type { Presence } from "@earshot/contract/presence";
import { Button, NativeSelect, SegmentedControl, Skeleton } from "@mantine/core";
import { IconArrowLeft, IconEyeOff, IconMessage } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { presenceQuery, type OwnWhat } from "../api/presence.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
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
      <Button
        component={Link}
        to="/watch-list"
        variant="subtle"
        size="compact-sm"
        mb={8}
        leftSection={<IconArrowLeft size={15} aria-hidden />}
      >
        {t("presence.back")}
      </Button>
      {query.data ? (
        <>
          <PageHead title={query.data.name} lead={t("presence.lead")} />
          <OwnAccounts accounts={query.data.accounts} />
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
          </div>
          <Posts presence={query.data} what={what} />
        </>
      ) : statusOf(query.error) === 404 ? (
        <Empty icon={<IconEyeOff size={28} stroke={1.5} aria-hidden />} title={t("presence.gone")}>
          <p>{t("presence.goneText")}</p>
        </Empty>
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div aria-busy="true">
          <Skeleton height={24} width="40%" />
          <Skeleton height={64} mt={16} />
          <Skeleton height={160} mt={16} />
        </div>
      )}
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
