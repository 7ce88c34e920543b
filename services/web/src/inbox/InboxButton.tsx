import { Drawer, Tooltip, UnstyledButton } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { inboxQuery } from "../api/notes.ts";
import { CollectingTrouble } from "./CollectingTrouble.tsx";
import classes from "./Inbox.module.css";

const InboxList = lazy(async () => ({ default: (await import("./InboxList.tsx")).InboxList }));

/** Where colleagues spoke to you; the number says how often you have not looked yet. */
export function InboxButton({ isShort }: { isShort: boolean }) {
  const { t } = useTranslation();
  const [isOpened, setIsOpened] = useState(false);
  const { data } = useInfiniteQuery(inboxQuery);
  const unread = data?.pages[0]?.unread ?? 0;
  const label = unread === 0 ? t("desk.inbox.title") : t("desk.inbox.open", { count: unread });
  return (
    <>
      <Tooltip label={label} position="right" disabled={!isShort}>
        <UnstyledButton
          className={classes["button"]}
          data-short={isShort || undefined}
          aria-label={label}
          onClick={() => setIsOpened(true)}
        >
          <IconBell size={20} stroke={1.6} aria-hidden />
          {!isShort && <span className={classes["name"]}>{t("desk.inbox.title")}</span>}
          {unread > 0 && (
            <span className={classes["count"]} aria-hidden>
              {unread > 99 ? "99+" : unread}
            </span>
          )}
        </UnstyledButton>
      </Tooltip>
      <Drawer
        opened={isOpened}
        onClose={() => setIsOpened(false)}
        position="right"
        size={420}
        title={t("desk.inbox.title")}
      >
        <CollectingTrouble onClose={() => setIsOpened(false)} />
        <Suspense>
          <InboxList onClose={() => setIsOpened(false)} />
        </Suspense>
      </Drawer>
    </>
  );
}
