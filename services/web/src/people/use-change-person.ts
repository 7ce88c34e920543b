import type { AccountRow } from "@earshot/contract/people";
import type { Role } from "@earshot/core/triage/status";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { changePerson, peopleQuery } from "../api/people.ts";
import { sessionQuery } from "../api/session.ts";
import { useSay } from "../app/use-say.tsx";

interface Change {
  change: { role?: Role; isDisabled?: boolean };
  /** What is said when it is done. */
  done: string;
}

/** Changes a person and says so; the last administrator stays one, with the reason. */
export function useChangePerson({ personId }: AccountRow) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ change }: Change) => changePerson(personId, change),
    onSuccess: (_row, { done }) => say.done(done),
    onError(error) {
      if (statusOf(error) !== 409) return say.failed(error);
      notifications.show({
        title: t("people.lastAdmin"),
        message: t("people.lastAdminMend"),
        color: "red",
        autoClose: 8_000,
      });
    },
    async onSettled() {
      await queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
      // It may have been one's own role: what this page offers depends on it.
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
}
