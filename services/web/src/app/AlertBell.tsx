import { IconBellRinging } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { System } from "../api/system.ts";
import classes from "./Frame.module.css";
import { usePerson } from "./person.ts";

/** Rings when Earshot itself is in trouble, for those who can do something about it. */
export function AlertBell({ system, isShort }: { system: System | undefined; isShort: boolean }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const count = system?.openAlerts ?? 0;
  if (count === 0 || !may("edit_sources")) return null;
  const words = t("frame.alerts", { count });
  return (
    <Link
      to={may("run_system") ? "/system" : "/coverage"}
      className={classes["bell"] ?? ""}
      aria-label={words}
      data-hint={isShort ? words : undefined}
      data-hint-side="right"
    >
      <IconBellRinging size={18} stroke={1.6} aria-hidden />
      {isShort ? <b aria-hidden>{count}</b> : <span className={classes["name"]}>{words}</span>}
    </Link>
  );
}
