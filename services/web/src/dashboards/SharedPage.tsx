import type { Widget } from "@earshot/contract/dashboard";
import type { SharedDashboard, SharedWidget } from "@earshot/contract/dashboard-link";
import type { DashboardPeriod } from "@earshot/core/report/dashboard/dashboard";
import { Button } from "@mantine/core";
import { IconArrowsMaximize, IconLinkOff, IconLock } from "@tabler/icons-react";
import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { request, statusOf } from "../api/client.ts";
import { figuresKey } from "../api/dashboards.ts";
import { Empty } from "../app/Empty.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { dayInYear } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import type { Board, Scope, WidgetPart, WidgetSource } from "./board-context.ts";
import { BoardGrid } from "./BoardGrid.tsx";
import { BoardProvider } from "./board-context.ts";
import { PeriodMenu } from "./FilterBar.tsx";
import { Freshness } from "./Freshness.tsx";
import { spanOf } from "./figure-question.ts";
import { loadEcharts } from "./load-echarts.ts";
import { SaidOnce } from "./SaidOnce.tsx";
import { useWakeful } from "./use-wall.ts";
import classes from "./Wall.module.css";
import { ownZone } from "../words/own-zone.ts";

void loadEcharts().catch(() => undefined);

/** Keeps the token of a link on the way through the sign-in, in this tab alone: in an address it would stand in logs. */
const keptToken = "earshot.shared";

/** A dashboard for whoever holds its link: the period can be chosen, nothing leads to posts, and nobody has to sign in. */
export function SharedPage() {
  const { t } = useTranslation();
  // Behind the # nothing of it goes to a server or a referrer.
  const [token] = useState(() => window.location.hash.slice(1) || (sessionStorage.getItem(keptToken) ?? ""));
  const query = useQuery({
    queryKey: linkKey(token),
    queryFn: ({ signal }) =>
      request<SharedDashboard>("POST", "/api/v1/shared/dashboard", { body: { token }, signal }),
    enabled: token !== "",
    retry: false,
    staleTime: 60_000,
  });
  const status = statusOf(query.error);
  if (token === "" || status === 404 || status === 400)
    return (
      <main className={classes["shared"]}>
        <Empty
          icon={<IconLinkOff size={28} stroke={1.5} aria-hidden />}
          title={t("dashboards.linkGone")}
          isPage
        >
          <p>{t("dashboards.linkGoneText")}</p>
        </Empty>
      </main>
    );
  if (status === 401)
    return (
      <main className={classes["shared"]}>
        <Empty
          icon={<IconLock size={28} stroke={1.5} aria-hidden />}
          title={t("dashboards.linkSignIn")}
          isPage
        >
          <p>{t("dashboards.linkSignInText")}</p>
          <Button
            component="a"
            href="/sign-in?next=/shared"
            variant="filled"
            onClick={() => sessionStorage.setItem(keptToken, token)}
          >
            {t("dashboards.signIn")}
          </Button>
        </Empty>
      </main>
    );
  return (
    <main className={classes["shared"]}>
      <Loaded query={query} skeleton={[40, 130, 380, 320]}>
        {(shared) => <Shown token={token} shared={shared} />}
      </Loaded>
    </main>
  );
}

const linkKey = (token: string) => ["shared-dashboard", token];

function sharedSource(token: string, queryClient: QueryClient): WidgetSource {
  return {
    key: ["shared", token],
    isWhole: true,
    async ask(widget: Widget, _part: WidgetPart, scope: Scope, signal: AbortSignal) {
      const { from, to } = spanOf(scope, new Date());
      const body = {
        token,
        widgetId: widget.id,
        from: from.toISOString(),
        to: to.toISOString(),
        zone: scope.zone,
        compare: scope.compare,
      };
      try {
        return await request<SharedWidget>("POST", "/api/v1/shared/widget", { body, signal });
      } catch (error) {
        // The link ended while it was shown, or the dashboard was arranged anew: a screen that nobody touches goes along.
        if ([401, 404].includes(statusOf(error)))
          void queryClient.refetchQueries({ queryKey: linkKey(token) }, { cancelRefetch: false });
        throw error;
      }
    },
  };
}

const renewMs = 60_000;

function Shown({ token, shared }: { token: string; shared: SharedDashboard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { definition } = shared;
  const [period, setPeriod] = useState<DashboardPeriod>(definition.period);
  useWakeful();
  useEffect(() => {
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: figuresKey }), renewMs);
    return () => clearInterval(timer);
  }, [queryClient]);
  const name = definition.name[language];
  useEffect(() => {
    document.title = [name, "Earshot"].join(" · ");
  }, [name]);
  const board = useMemo<Board>(
    () => ({
      scope: {
        period,
        zone: definition.zone ?? ownZone(),
        compare: definition.compare,
        filter: definition.filter,
      },
      source: sharedSource(token, queryClient),
      place: "shared",
      scale: 1,
      isEditing: false,
      ownIds: [],
      onFilter: null,
      onPeriod: (from, to) => setPeriod({ from, to }),
      onPosts: null,
    }),
    [definition, period, token, queryClient],
  );
  return (
    <>
      <header>
        <div>
          <h1>
            <bdi>{name}</bdi>
          </h1>
          <p>
            {t("dashboards.sharedUntil", {
              until: dayInYear(shared.expiresAt, language),
              from: dayInYear(shared.reachesBackTo, language),
            })}
            {!shared.showsAuthors && ` · ${t("dashboards.sharedAuthors")}`}
          </p>
        </div>
        <Freshness isLost={false} />
        <PeriodMenu period={period} onPeriod={setPeriod} />
        {document.fullscreenEnabled && (
          <Button
            leftSection={<IconArrowsMaximize size={15} aria-hidden />}
            onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
          >
            {t("dashboards.fullScreen")}
          </Button>
        )}
      </header>
      <BoardProvider value={board}>
        <SaidOnce board={board} widgets={definition.widgets}>
          <BoardGrid widgets={definition.widgets} />
        </SaidOnce>
      </BoardProvider>
    </>
  );
}
