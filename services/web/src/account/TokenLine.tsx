import type { ApiToken } from "@earshot/contract/token";
import { Button, Code } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { Moment } from "../app/Moment.tsx";
import { useNow } from "../app/use-now.ts";
import { useSay } from "../app/use-say.tsx";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "../people/People.module.css";

interface TokenLineProps {
  token: ApiToken;
  /** Whose it is, where that is not plain. */
  owner?: string;
  revoke: (apiTokenId: number) => Promise<undefined>;
  onRevoked: () => Promise<void>;
}

/** An API token: how it begins, what it may do, when it was used; and the way to revoke it. */
export function TokenLine({ token, owner, revoke, onRevoked }: TokenLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const now = useNow();
  const [isAsking, setIsAsking] = useState(false);
  const { name, visibleStart, scopes, expiresAt, lastUsedAt, lastUsedAddress } = token;
  const revoking = useMutation({
    mutationFn: () => revoke(token.apiTokenId),
    onSuccess: () => say.done(t("account.revoked")),
    onError: say.failed,
    async onSettled() {
      setIsAsking(false);
      await onRevoked();
    },
  });
  const isExpired = Date.parse(expiresAt) <= now;
  return (
    <li>
      <span className={classes["line-main"]}>
        <b>
          <bdi>{name}</bdi>
        </b>{" "}
        <Code>{visibleStart}…</Code>
        <small>
          {owner !== undefined && `${owner} · `}
          {scopes.map((scope) => t(`account.scope.${scope}`)).join(", ")}
          {" · "}
          {lastUsedAt === null ? (
            t("account.neverUsed")
          ) : (
            <>
              {t("account.used")} <Moment at={lastUsedAt} /> {lastUsedAddress}
            </>
          )}
        </small>
      </span>
      <span className={classes["mark"]} data-tone={isExpired ? "trouble" : undefined}>
        {isExpired ? t("account.expired") : t("account.until", { time: dayAndTime(expiresAt, language) })}
      </span>
      <Button
        size="compact-sm"
        aria-label={t("account.revokeOf", { name })}
        onClick={() => setIsAsking(true)}
      >
        {t("account.revoke")}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t("account.revokeOf", { name })}
          text={t("account.revokeText")}
          confirm={t("account.revoke")}
          isBusy={revoking.isPending}
          onConfirm={() => revoking.mutate()}
          onClose={() => setIsAsking(false)}
        />
      )}
    </li>
  );
}
