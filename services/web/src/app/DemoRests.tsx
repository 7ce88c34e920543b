import { IconTheater } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { systemQuery } from "../api/system.ts";
import classes from "./Frame.module.css";

/** Where sources and files are cared for: says that the demo rests or is about to, what stays of it and what keeps it going. */
export function DemoRests() {
  const { t } = useTranslation();
  const { data: system } = useQuery(systemQuery);
  if (!system?.demoRests) return null;
  return (
    <p className={classes["rests"]}>
      <IconTheater size={18} stroke={1.6} aria-hidden />
      <span>{t(`frame.demoRests.${system.demoRests}`)}</span>
    </p>
  );
}
