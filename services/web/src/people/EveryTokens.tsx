import { Skeleton } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { everyTokenQuery, revokeAnyToken } from "../api/people.ts";
import { ownTokensQuery } from "../api/account.ts";
import { Failure } from "../app/Failure.tsx";
import { TokenLine } from "../account/TokenLine.tsx";
import classes from "./People.module.css";

/** API tokens of everybody, each with whose it is. */
export function EveryTokens() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useQuery(everyTokenQuery);
  const onRevoked = async (): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: everyTokenQuery.queryKey });
    await queryClient.invalidateQueries({ queryKey: ownTokensQuery.queryKey });
  };
  return (
    <section className={classes["block"]}>
      <div className={classes["head"]}>
        <h2>{t("people.tokens")}</h2>
      </div>
      <p className={classes["hint"]}>{t("people.tokensHint")}</p>
      {query.data === undefined && !query.isError && <Skeleton height={48} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && <p className={classes["none"]}>{t("people.noTokens")}</p>}
      {query.data !== undefined && query.data.length > 0 && (
        <ul className={classes["lines"]}>
          {query.data.map((token) => (
            <TokenLine
              key={token.apiTokenId}
              token={token}
              owner={token.owner.name}
              revoke={revokeAnyToken}
              onRevoked={onRevoked}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
