import type { Mail } from "@earshot/contract/mail";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { attemptsQuery, mailsQuery, repeatMail } from "../api/mails.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { Moment } from "../app/Moment.tsx";
import { useSay } from "../app/use-say.tsx";
import classes from "./Settings.module.css";

/** One mail: to whom, what became of it, and the way to have it sent again. */
export function MailLine({ mail }: { mail: Mail }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div className={classes["mail-head"]}>
        <b>{mail.subject}</b>
        <span>{mail.to}</span>
        <span className={classes["state"]} data-state={mail.state}>
          {t(`settings.mail.state.${mail.state}`)}
        </span>
        <Moment at={mail.stateAt} />
        <Repeat mail={mail} />
      </div>
      {mail.error !== null && <p className={classes["said"]}>{mail.error}</p>}
      {mail.dueAt !== null && mail.attemptCount > 0 && (
        <p className={classes["help"]}>
          {t("settings.mail.next")} <Moment at={mail.dueAt} />
        </p>
      )}
      {mail.attemptCount > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t("settings.mail.attempts", { count: mail.attemptCount })}</summary>
          {isOpen && <Attempts outboxId={mail.outboxId} />}
        </details>
      )}
    </li>
  );
}

/** A mail whose answer was lost may have arrived: that is said before it goes a second time. */
function Repeat({ mail }: { mail: Mail }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const repeating = useMutation({
    mutationFn: () => repeatMail(mail),
    onSuccess: () => say.done(t("settings.mail.repeated")),
    onError: say.failed,
    async onSettled() {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: mailsQuery.queryKey });
    },
  });
  if (!mail.canRepeat) return null;
  return (
    <>
      <Button
        size="compact-sm"
        loading={repeating.isPending}
        onClick={() => (mail.state === "unknown" ? setAsking(true) : repeating.mutate())}
      >
        {mail.state === "waiting" ? t("settings.mail.sendNow") : t("settings.mail.repeat")}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t("settings.mail.unknownTitle")}
          text={t("settings.mail.unknownText", { to: mail.to })}
          confirm={t("settings.mail.repeat")}
          isBusy={repeating.isPending}
          onConfirm={() => repeating.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Attempts({ outboxId }: { outboxId: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(attemptsQuery(outboxId));
  return (
    <ul className={classes["attempts"]}>
      {data?.attempts.map(({ at, outcome, detail }) => (
        <li key={at + outcome}>
          <Moment at={at} /> · {t(`settings.mail.outcome.${outcome}`)} <span>{detail}</span>
        </li>
      ))}
    </ul>
  );
}
