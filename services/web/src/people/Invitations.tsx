import type { Invitation, OneTimeLink } from "@earshot/contract/people";
import { roleNames } from "@earshot/core/triage/status-names";
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { invitationsQuery, inviteAgain, revokeInvitation } from "../api/people.ts";
import { Failure } from "../app/Failure.tsx";
import { useSay } from "../app/use-say.tsx";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import classes from "./People.module.css";

/** Invitations that nobody took up yet: send again, revoke. */
export function Invitations({ hasMail }: { hasMail: boolean }) {
  const { t } = useTranslation();
  const query = useQuery(invitationsQuery);
  return (
    <section className={classes["block"]}>
      <div className={classes["head"]}>
        <h2>{t("people.open")}</h2>
      </div>
      {query.data === undefined && !query.isError && <Skeleton height={48} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && <p className={classes["none"]}>{t("people.noneOpen")}</p>}
      {query.data !== undefined && query.data.length > 0 && (
        <ul className={classes["lines"]}>
          {query.data.map((invitation) => (
            <InvitationLine key={invitation.invitationId} invitation={invitation} hasMail={hasMail} />
          ))}
        </ul>
      )}
    </section>
  );
}

function InvitationLine({ invitation, hasMail }: { invitation: Invitation; hasMail: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const { invitationId, name, email, role, invitedBy, isExpired, expiresAt } = invitation;
  const settled = {
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  };
  const again = useMutation({
    mutationFn: () => inviteAgain(invitationId, language),
    onSuccess: setLink,
    ...settled,
  });
  const revoking = useMutation({
    mutationFn: () => revokeInvitation(invitationId),
    onSuccess: () => say.done(t("people.revoked")),
    ...settled,
  });
  const by = invitedBy === null ? t("people.byCommand") : t("people.invitedBy", { name: invitedBy });
  return (
    <li>
      <span className={classes["line-main"]}>
        <b>
          <bdi>{name}</bdi>
        </b>{" "}
        {email}
        <small>
          {roleNames[language][role]} · {by}
        </small>
      </span>
      <span className={classes["mark"]} data-tone={isExpired ? "trouble" : undefined}>
        {isExpired ? t("people.expired") : t("people.expires", { time: dayAndTime(expiresAt, language) })}
      </span>
      <span className={classes["tools"]}>
        <Button
          size="compact-sm"
          aria-label={t("people.againOf", { name })}
          loading={again.isPending}
          onClick={() => again.mutate()}
        >
          {t("people.again")}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={t("people.revokeOf", { name })}
          loading={revoking.isPending}
          onClick={() => revoking.mutate()}
        >
          {t("people.revoke")}
        </Button>
      </span>
      {link !== null && (
        <LinkDialog title={name} link={link} hasMail={hasMail} onClose={() => setLink(null)} />
      )}
    </li>
  );
}
