import { Button } from "@mantine/core";
import { IconUserShare } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { shiftQuery } from "../api/shift.ts";
import { Moment } from "../app/Moment.tsx";
import classes from "./Shift.module.css";

/** Over the list at the start of a shift: that somebody left a note which this person has not read. */
export function ShiftNotice({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(shiftQuery);
  const unread = data?.notes.find(({ isRead }) => !isRead);
  if (unread === undefined) return null;
  return (
    <div className={classes["notice"]} role="status">
      <IconUserShare size={16} stroke={1.75} aria-hidden />
      <p>
        <b>{unread.by.name}</b> · <Moment at={unread.at} />: <bdi>{unread.text}</bdi>
      </p>
      <Button size="compact-xs" variant="light" onClick={onOpen}>
        {t("shift.open")}
      </Button>
    </div>
  );
}
