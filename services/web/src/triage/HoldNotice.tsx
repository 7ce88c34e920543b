import type { Hold } from "@earshot/contract/desk";
import { Button } from "@mantine/core";
import { IconUserEdit } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./HoldNotice.module.css";

interface HoldNoticeProps {
  /** Of somebody else; null shows nothing. */
  hold: Hold | null;
  onTakeOver: (() => void) | null;
}

/** Says who is on the post, and lets it be taken over. */
export function HoldNotice({ hold, onTakeOver }: HoldNoticeProps) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {hold !== null && (
        <div className={classes["notice"]} title={t("working.hold.otherHint")}>
          <IconUserEdit size={16} stroke={1.75} aria-hidden />
          <bdi>{t("working.hold.other", { name: hold.name })}</bdi>
          {onTakeOver !== null && <Button onClick={onTakeOver}>{t("working.hold.takeOver")}</Button>}
        </div>
      )}
    </div>
  );
}

/** The same as a mark in a row. */
export function HoldMark({ hold, isMe }: { hold: Hold; isMe: boolean }) {
  const { t } = useTranslation();
  const words = isMe ? t("working.hold.own") : t("working.hold.other", { name: hold.name });
  return (
    <span className={classes["mark"]} data-me={isMe || undefined} title={words}>
      <IconUserEdit size={13} stroke={1.75} aria-hidden />
      <bdi>{words}</bdi>
    </span>
  );
}
