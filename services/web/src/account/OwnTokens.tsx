import type { Role } from "@earshot/core/triage/status";
import { Button, Skeleton } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ownTokensQuery, revokeToken } from "../api/account.ts";
import { everyTokenQuery } from "../api/people.ts";
import { Failure } from "../app/Failure.tsx";
import people from "../people/People.module.css";
import classes from "./Account.module.css";
import { MakeTokenDialog } from "./MakeTokenDialog.tsx";
import { TokenLine } from "./TokenLine.tsx";

/** API tokens of one's own. */
export function OwnTokens({ role }: { role: Role }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useQuery(ownTokensQuery);
  const [isMaking, setIsMaking] = useState(false);
  const onChanged = async (): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: ownTokensQuery.queryKey });
    await queryClient.invalidateQueries({ queryKey: everyTokenQuery.queryKey });
  };
  return (
    <section className={classes["card"]}>
      <div className={classes["head"]}>
        <h2>{t("account.tokens")}</h2>
        <Button size="compact-sm" onClick={() => setIsMaking(true)}>
          {t("account.makeToken")}
        </Button>
      </div>
      <p className={classes["hint"]}>{t("account.tokensHint")}</p>
      {query.data === undefined && !query.isError && <Skeleton height={48} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && <p className={people["none"]}>{t("account.noTokens")}</p>}
      {query.data !== undefined && query.data.length > 0 && (
        <ul className={people["lines"]}>
          {query.data.map((token) => (
            <TokenLine key={token.apiTokenId} token={token} revoke={revokeToken} onRevoked={onChanged} />
          ))}
        </ul>
      )}
      {isMaking && <MakeTokenDialog role={role} onMade={onChanged} onClose={() => setIsMaking(false)} />}
    </section>
  );
}
