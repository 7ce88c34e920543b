import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { dashboardQuery, figuresKey } from "../api/dashboards.ts";
import { useLive } from "../app/use-live.ts";
import { useNow } from "../app/use-now.ts";
import { useLanguage } from "../words/use-language.ts";
import type { Board } from "./board-context.ts";
import { WallBoard } from "./WallBoard.tsx";
import { useTurn, useWakeful } from "./use-wall.ts";
import { scopeOf } from "./use-desk-board.ts";
import { ownSource } from "./widget-source.ts";
import { useQueryClient } from "@tanstack/react-query";
import { loadEcharts } from "./load-echarts.ts";
import classes from "./Wall.module.css";

void loadEcharts().catch(() => undefined);

const noIds: readonly number[] = [];
const turnSecondsDefault = 40;

/** Dashboards on a wall, one after the other: large, nothing to press, honest about their age. */
export function WallPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { boardKeys = "overview" } = useParams({ strict: false });
  const search: Record<string, unknown> = useSearch({ strict: false });
  const keys = boardKeys.split("+").filter((key) => key !== "");
  const seconds = Math.max(10, Number(search["every"]) || turnSecondsDefault);
  const turn = useTurn(keys.length, seconds);
  const boardKey = keys[turn] ?? "overview";
  const query = useQuery(dashboardQuery(boardKey));
  const connection = useLive();
  useWakeful();
  const { data } = query;
  const name = data?.name[language] ?? "";
  useEffect(() => {
    document.title = [name, "Earshot"].filter(Boolean).join(" · ");
  }, [name]);
  const board = useMemo<Board | null>(
    () =>
      data === undefined
        ? null
        : {
            scope: scopeOf(data.definition, {}),
            source: ownSource,
            place: "wall",
            scale: 1.35,
            isEditing: false,
            ownIds: noIds,
            onFilter: null,
            onPeriod: null,
            onPosts: null,
          },
    [data],
  );
  return (
    <main className={classes["wall"]}>
      <header>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        {keys.length > 1 && (
          <span aria-label={t("dashboards.turn", { at: turn + 1, all: keys.length })}>
            {turn + 1}/{keys.length}
          </span>
        )}
        <Freshness isLost={connection === "lost" || query.isError} />
        <Link to="/reports/dashboards/$boardKey" params={{ boardKey }} search={{}}>
          {t("dashboards.leaveWall")}
        </Link>
      </header>
      {data === undefined || board === null ? (
        <p className={classes["wait"]}>{t(query.isError ? "dashboards.gone" : "frame.loading")}</p>
      ) : (
        <WallBoard key={boardKey} board={board} widgets={data.definition.widgets} />
      )}
    </main>
  );
}

/** Older than this, what is shown is said to be old. */
const freshMs = 180_000;

/** How old the oldest figure on the wall is; renewed by itself where no event does. */
function Freshness({ isLost }: { isLost: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const now = useNow();
  useEffect(() => {
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: figuresKey }), 60_000);
    return () => clearInterval(timer);
  }, [queryClient]);
  const answered = queryClient
    .getQueryCache()
    .findAll({ queryKey: figuresKey, type: "active" })
    .map(({ state }) => state.dataUpdatedAt)
    .filter((at) => at > 0);
  const age = answered.length === 0 ? 0 : Math.max(0, now - Math.min(...answered));
  const isOld = isLost || age > freshMs;
  const minutes = Math.round(age / 60_000);
  return (
    <p className={classes["fresh"]} data-old={isOld || undefined} role="status">
      {isLost
        ? t("dashboards.wallLost", { age: t("incidents.wall.minutes", { count: minutes }) })
        : isOld
          ? t("dashboards.wallOld", { age: t("incidents.wall.minutes", { count: minutes }) })
          : t("dashboards.wallFresh")}
    </p>
  );
}
