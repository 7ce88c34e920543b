import { useNotifications } from "@mantine/notifications";
import { Suspense } from "react";
import { lazyPart } from "./lazy-part.tsx";
import { useSettled } from "./settled.ts";

const NotificationList = lazyPart(async () => (await import("./NotificationList.tsx")).NotificationList);

/** The place of toasts, fetched when there is time for it or something to say. */
export function NotificationPlace() {
  const isSettled = useSettled();
  const { notifications, queue } = useNotifications();
  const isNeeded = notifications.length + queue.length > 0;
  return (
    <Suspense>{(isNeeded || (isSettled && NotificationList.isLoaded())) && <NotificationList />}</Suspense>
  );
}
