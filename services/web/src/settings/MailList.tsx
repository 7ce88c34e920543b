import { Skeleton } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mailsQuery } from "../api/mails.ts";
import { settingsQuery } from "../api/settings.ts";
import { ExportMenu } from "../app/ExportMenu.tsx";
import { Failure } from "../app/Failure.tsx";
import { MoreButton } from "../app/MoreButton.tsx";
import { MailLine } from "./MailLine.tsx";
import classes from "./Settings.module.css";

/** What left, what waits, and what needs a person. */
export function MailList() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(mailsQuery);
  const { data } = useQuery(settingsQuery);
  const mails = query.data?.pages.flatMap((page) => page.mails);
  const counts = query.data?.pages[0]?.counts;
  const isUnset = data?.settings.some(({ key, value }) => key === "mail.host" && value === "") === true;
  const needing = (counts?.failed ?? 0) + (counts?.unknown ?? 0);
  return (
    <section className={classes["card"]}>
      <div className={classes["card-head"]}>
        <h2>{t("settings.mail.log")}</h2>
        <ExportMenu list="deliveries" filter={{}} />
      </div>
      <p className={classes["help"]}>{t("settings.mail.logHint")}</p>
      {isUnset && (counts?.waiting ?? 0) > 0 && (
        <p className={classes["warning"]} role="status">
          {t("settings.mail.waiting", { count: counts?.waiting ?? 0 })}
        </p>
      )}
      {needing > 0 && (
        <p className={classes["warning"]} role="status">
          {t("settings.mail.needing", { count: needing })}
        </p>
      )}
      {mails === undefined && !query.isError && <Skeleton height={72} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {mails?.length === 0 && <p className={classes["none"]}>{t("settings.mail.none")}</p>}
      <ul className={classes["mails"]}>
        {mails?.map((mail) => (
          <MailLine key={mail.outboxId} mail={mail} />
        ))}
      </ul>
      <MoreButton of={query}>{t("settings.mail.more")}</MoreButton>
    </section>
  );
}
