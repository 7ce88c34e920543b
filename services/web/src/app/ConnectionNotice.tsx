import { IconPlugConnectedX } from "@tabler/icons-react";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Connection } from "../api/live.ts";
import classes from "./Frame.module.css";
import { useOnline } from "./use-online.ts";

/** A break shorter than this heals by itself and is not worth a word. */
const patienceMs = 1_500;

/** Says so itself, at its top and with the time of what it shows. */
const saysItself = "/minute";

/** Says that the live connection is lost, as long as it is. */
export function ConnectionNotice({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const [isLong, setIsLong] = useState(false);
  const isOnline = useOnline();
  const isSaid = useLocation().pathname === saysItself && !isOnline;
  useEffect(() => {
    if (connection !== "lost") {
      setIsLong(false);
      return;
    }
    const timer = setTimeout(() => setIsLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, [connection]);
  return (
    <div role="status">
      {isLong && !isSaid && (
        <p className={classes["lost"]}>
          <IconPlugConnectedX size={16} stroke={1.75} aria-hidden />
          {t("frame.lost")}
        </p>
      )}
    </div>
  );
}
