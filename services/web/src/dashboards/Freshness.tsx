import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { figuresKey } from "../api/dashboards.ts";
import { useNow } from "../app/use-now.ts";
import classes from "./Wall.module.css";

/** Older than this, what is shown is said to be old. */
const freshMs = 180_000;

/** How old the oldest figure on a screen is that nobody touches; `isLost`: the server is known not to answer. */
export function Freshness({ isLost }: { isLost: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const now = useNow();
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
