import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { takeByLink } from "../api/alerts.ts";
import classes from "./Alerts.module.css";

/**
 * Where the link of a letter leads: one button takes the alert on, without signing in. What stands behind # of the address is sent only when it is
 * pressed, so that whoever looks at links of letters beforehand takes nothing on.
 */
export function TakeAlertPage() {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const taking = useMutation({ mutationFn: () => takeByLink(token) });
  const taken = taking.data;
  return (
    <main className={classes["take"]}>
      <h1>{t("alerts.takePage.title")}</h1>
      <div aria-live="polite">
        {taken && (
          <p>
            {taken.isFirst
              ? t("alerts.takePage.done", { rule: taken.ruleName })
              : t("alerts.takePage.other", { name: taken.by })}
          </p>
        )}
        {taking.isError && <p role="alert">{t("alerts.takePage.gone")}</p>}
        {!taken && !taking.isError && <p>{t("alerts.takePage.text")}</p>}
      </div>
      {taken || taking.isError ? (
        <Link to="/alerts">{t("alerts.takePage.open")}</Link>
      ) : (
        <div>
          <Button variant="filled" size="md" loading={taking.isPending} onClick={() => taking.mutate()}>
            {t("alerts.take")}
          </Button>
        </div>
      )}
    </main>
  );
}
