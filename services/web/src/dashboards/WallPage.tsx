import type { Dashboard, Widget } from "@earshot/contract/dashboard";
import { Button } from "@mantine/core";
import { IconDeviceTvOff } from "@tabler/icons-react";
import { useQueries, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { dashboardQuery, dashboardsKey, figuresKey } from "../api/dashboards.ts";
import { Empty } from "../app/Empty.tsx";
import { useLive } from "../app/use-live.ts";
import { useLanguage } from "../words/use-language.ts";
import type { Board } from "./board-context.ts";
import { Freshness } from "./Freshness.tsx";
import { gridGap, gridRowHeight, gridWidthMin } from "./grid-places.ts";
import { loadEcharts } from "./load-echarts.ts";
import { SaidNote } from "./SaidOnce.tsx";
import { SaidShareProvider, useSaidShare } from "./said-share.ts";
import { scopeOf } from "./use-desk-board.ts";
import { useSize } from "./use-size.ts";
import { useTurn, useWakeful, type WallTurn } from "./use-wall.ts";
import { WallBoard } from "./WallBoard.tsx";
import { wallScreens, type WallScreen } from "./wall-screens.ts";
import { ownSource } from "./widget-source.ts";
import classes from "./Wall.module.css";

void loadEcharts().catch(() => undefined);

const noIds: readonly number[] = [];
const noWidgets: readonly Widget[] = [];
const turnSecondsDefault = 40;
/** Letters of a wall are larger, and rows with them. */
const wallScale = 1.35;

/** Dashboards on a wall, one after the other, screenful by screenful: large, nothing to press, honest about their age. */
export function WallPage() {
  const { t } = useTranslation();
  const { boardKeys = "overview" } = useParams({ strict: false });
  const search: Record<string, unknown> = useSearch({ strict: false });
  const asked = [...new Set(boardKeys.split("+"))].filter((key) => key !== "");
  const answers = useQueries({ queries: asked.map((key) => dashboardQuery(key)) });
  useWakeful();
  // One that was deleted gives its turn to the others.
  const present = asked.flatMap((key, at) => {
    const query = answers[at];
    return query === undefined || statusOf(query.error) === 404 ? [] : [{ key, query }];
  });
  if (present.length === 0)
    return (
      <main className={classes["wall"]}>
        <Empty
          icon={<IconDeviceTvOff size={28} stroke={1.5} aria-hidden />}
          title={t("dashboards.wallNone")}
          isPage
        >
          <p>{t("dashboards.wallNoneText")}</p>
          <Button component={Link} to="/reports">
            {t("dashboards.section")}
          </Button>
        </Empty>
      </main>
    );
  return <Turns present={present} seconds={Math.max(10, Number(search["every"]) || turnSecondsDefault)} />;
}

interface Present {
  key: string;
  query: UseQueryResult<Dashboard>;
}

function Turns({ present, seconds }: { present: readonly Present[]; seconds: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { ref, width, height } = useSize();
  const isLost = useLive() === "lost";
  useRenewal();
  const [counted, setCounted] = useState(0);
  const turn = useTurn(present.length, counted, seconds);
  const { key = "overview", query } = present[turn.board] ?? {};
  const data = query?.data;
  const board = useMemo(() => (data === undefined ? null : wallBoard(data)), [data]);
  const said = useSaidShare(board, data?.definition.widgets ?? noWidgets);
  const screens = useMemo(
    () => (data === undefined || height === 0 ? [] : screensOf(data.definition.widgets, width, height)),
    [data, width, height],
  );
  // Known only when it is there: until then its turn has no length of its own.
  if (counted !== screens.length) setCounted(screens.length);
  const screen = screens[turn.screen];
  const name = data?.name[language] ?? "";
  useEffect(() => {
    document.title = [name, "Earshot"].filter(Boolean).join(" · ");
  }, [name]);
  return (
    <main className={classes["wall"]}>
      <header>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <Position turn={turn} boards={present.length} screens={screens.length} />
        <Freshness isLost={isLost || query?.isError === true} />
        <Link to="/reports/dashboards/$boardKey" params={{ boardKey: key }} search={{}}>
          {t("dashboards.leaveWall")}
        </Link>
      </header>
      {said !== null && <SaidNote heard={said} />}
      <div ref={ref} className={classes["place"]}>
        {data === undefined || board === null ? (
          <p className={classes["wait"]}>
            {t(query?.isError === true ? "dashboards.wallFailed" : "frame.loading")}
          </p>
        ) : (
          screen !== undefined && (
            <SaidShareProvider value={said}>
              <WallBoard key={`${key} ${turn.screen}`} board={board} screen={screen} />
            </SaidShareProvider>
          )
        )}
      </div>
    </main>
  );
}

/** Asks for all of it anew each minute, where no event does. */
function useRenewal(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const timer = setInterval(() => {
      void queryClient.invalidateQueries({ queryKey: figuresKey });
      // Somebody may have arranged it anew, or deleted it.
      void queryClient.invalidateQueries({ queryKey: dashboardsKey });
    }, 60_000);
    return () => clearInterval(timer);
  }, [queryClient]);
}

function wallBoard({ definition }: Dashboard): Board {
  return {
    scope: scopeOf(definition, {}),
    source: ownSource,
    place: "wall",
    scale: wallScale,
    isEditing: false,
    ownIds: noIds,
    onFilter: null,
    onPeriod: null,
    onPosts: null,
  };
}

function screensOf(widgets: readonly Widget[], width: number, height: number): WallScreen[] {
  const rowHeight = Math.round(gridRowHeight * wallScale);
  // On a narrow screen widgets stand one below the other, as high as what is in them: it is pushed by hand.
  return width < gridWidthMin
    ? [{ widgets: [...widgets], rowHeight }]
    : wallScreens(widgets, { height, rowHeight, gap: gridGap });
}

interface PositionProps {
  turn: WallTurn;
  boards: number;
  screens: number;
}

/** Where in all that takes turns this is: the dashboard in words, its screenfuls as dots. */
function Position({ turn, boards, screens }: PositionProps) {
  const { t } = useTranslation();
  return (
    <p className={classes["position"]}>
      {boards > 1 && t("dashboards.turn", { at: turn.board + 1, all: boards })}
      {screens > 1 && (
        <span role="img" aria-label={t("dashboards.screen", { at: turn.screen + 1, all: screens })}>
          {Array.from({ length: screens }, (_, at) => (
            <i key={at} data-now={at === turn.screen || undefined} />
          ))}
        </span>
      )}
    </p>
  );
}
