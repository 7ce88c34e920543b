import { notifications } from "@mantine/notifications";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { failureKind } from "../words/failure-words.ts";

/** Says in a toast that something was done, or that it failed. */
export function useSay(): { done(text: string): void; failed(error: unknown): void } {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      done: (text) => notifications.show({ message: text, autoClose: 4_000 }),
      failed(error) {
        const kind = failureKind(error);
        notifications.show({
          title: t(`failure.${kind}.what`),
          message: t(`failure.${kind}.mend`),
          color: "red",
          autoClose: 8_000,
        });
      },
    }),
    [t],
  );
}
