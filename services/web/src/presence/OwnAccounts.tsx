import type { OwnAccount } from "@earshot/contract/presence";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { usePerson } from "../app/person.ts";
import { StateMark } from "../sources/StateMark.tsx";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Presence.module.css";

/** The accounts that are read, each with its readers and whether it can be read. */
export function OwnAccounts({ accounts }: { accounts: readonly OwnAccount[] }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  return (
    <section className={classes["accounts"]} aria-label={t("presence.accounts")}>
      {accounts.length > 0 && (
        <ul>
          {accounts.map((account) => (
            <Account key={account.sourceId} account={account} />
          ))}
        </ul>
      )}
      {accounts.length === 0 && <p className={classes["hint"]}>{t("presence.noAccounts")}</p>}
      {may("edit_sources") && (
        <Button
          component={Link}
          to="/sources"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
        >
          {t("presence.addAccount")}
        </Button>
      )}
    </section>
  );
}

function Account({ account }: { account: OwnAccount }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const readers = shortCount(account.audience, language);
  return (
    <li>
      <span className={classes["account"]}>
        <PlatformIcon platform={account.platform} />
        <bdi>{account.name}</bdi>
      </span>
      <span className={classes["facts"]}>
        {readers !== null && <span>{t("presence.readers", { shown: readers })}</span>}
        {!account.readsComments && <span>{t("presence.noComments")}</span>}
        <StateMark state={account.state} />
        {account.lastSuccessAt !== null && (
          <span>
            {t("sources.column.lastSuccess")} <Moment at={account.lastSuccessAt} />
          </span>
        )}
        <OutLink url={account.url} />
      </span>
    </li>
  );
}
