import { Notifications } from "@mantine/notifications";

/** Where toasts stand. */
export function NotificationList() {
  return <Notifications position="bottom-center" limit={3} zIndex={400} containerWidth={440} />;
}
