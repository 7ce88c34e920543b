import { UnstyledButton } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { inboxQuery } from "../api/notes.ts";
import { lazyPart } from "../app/lazy-part.tsx";
import classes from "./Inbox.module.css";

const InboxDrawer = lazyPart(async () => (await import("./InboxDrawer.tsx")).InboxDrawer);

/** Where colleagues spoke to you; the number says how often you have not looked yet. */
export function InboxButton({ isShort }: { isShort: boolean }) {
  const { t } = useTranslation();
  const [isOpened, setIsOpened] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const { data } = useInfiniteQuery(inboxQuery);
  const unread = data?.pages[0]?.unread ?? 0;
  const label = unread === 0 ? t("desk.inbox.title") : t("desk.inbox.open", { count: unread });
  return (
    <>
      <UnstyledButton
        className={classes["button"]}
        data-short={isShort || undefined}
        aria-label={label}
        data-hint={isShort ? label : undefined}
        data-hint-side="right"
        onClick={() => {
          setIsOpened(true);
          setWasOpened(true);
        }}
      >
        <IconBell size={20} stroke={1.6} aria-hidden />
        {!isShort && <span className={classes["name"]}>{t("desk.inbox.title")}</span>}
        {unread > 0 && (
          <span className={classes["count"]} aria-hidden>
            {unread > 99 ? "99+" : unread}
          </span>
        )}
      </UnstyledButton>
      <Suspense>
        {wasOpened && <InboxDrawer isOpened={isOpened} onClose={() => setIsOpened(false)} />}
      </Suspense>
    </>
  );
}
