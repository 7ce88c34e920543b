import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mailsQuery, sendTestMail } from "../api/mails.ts";
import { settingsQuery } from "../api/settings.ts";
import { useSay } from "../app/use-say.tsx";

/** Sends a mail to whoever presses, by the settings as they are saved; how it went is seen in the list below. */
export function TestMail() {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const { data } = useQuery(settingsQuery);
  const hasServer = data?.settings.some(({ key, value }) => key === "mail.host" && value !== "") === true;
  const sending = useMutation({
    mutationFn: sendTestMail,
    onSuccess: ({ to }) => say.done(t("settings.mail.testSent", { to })),
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: mailsQuery.queryKey }),
  });
  return (
    <Button
      disabled={!hasServer}
      title={hasServer ? undefined : t("settings.mail.noServer")}
      loading={sending.isPending}
      onClick={() => sending.mutate()}
    >
      {t("settings.mail.test")}
    </Button>
  );
}
