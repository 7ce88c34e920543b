import { Notifications } from "@mantine/notifications";
import { useScreen } from "./use-screen.ts";

/** Where toasts stand: on a phone above what is read, because a thumb's buttons stand below it and would be covered. */
export function NotificationList() {
  const position = useScreen() === "phone" ? "top-center" : "bottom-center";
  return <Notifications position={position} limit={3} zIndex={400} containerWidth={440} />;
}
