import type { OwnSession } from "@earshot/contract/account";
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { endOtherSessions, endSession, ownSessionsQuery } from "../api/account.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { useSay } from "../app/use-say.tsx";
import people from "../people/People.module.css";
import classes from "./Account.module.css";
import { deviceWords } from "./device-words.ts";

/** Where one is signed in; any of it can be ended from here. */
export function OwnSessions() {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const query = useQuery(ownSessionsQuery);
  const ending = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => say.done(t("account.endedOthers")),
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  return (
    <section className={classes["card"]}>
      <div className={classes["head"]}>
        <h2>{t("account.sessions")}</h2>
        {(query.data?.length ?? 0) > 1 && (
          <Button size="compact-sm" loading={ending.isPending} onClick={() => ending.mutate()}>
            {t("account.endOthers")}
          </Button>
        )}
      </div>
      {query.data ? (
        <ul className={people["lines"]}>
          {query.data.map((session) => (
            <SessionLine key={session.sessionId} session={session} />
          ))}
        </ul>
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton height={72} />
      )}
    </section>
  );
}

function SessionLine({ session }: { session: OwnSession }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const device = deviceWords(session.userAgent) ?? t("account.unknownDevice");
  const ending = useMutation({
    mutationFn: () => endSession(session.sessionId),
    onSuccess: () => say.done(t("account.ended")),
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  return (
    <li>
      <span className={people["line-main"]}>
        <b title={session.userAgent ?? undefined}>{device}</b>
        {session.isThis && (
          <span className={people["mark"]} data-tone="accent">
            {t("account.thisOne")}
          </span>
        )}
        <small>
          {session.address !== null && `${session.address} · `}
          {t("account.lastSeen")} <Moment at={session.lastSeenAt} />
        </small>
      </span>
      {!session.isThis && (
        <Button
          size="compact-sm"
          aria-label={t("account.endSessionOf", { device })}
          loading={ending.isPending}
          onClick={() => ending.mutate()}
        >
          {t("account.endSession")}
        </Button>
      )}
    </li>
  );
}
