import type { TellingView } from "@earshot/contract/channel";
import { Button, Skeleton, Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import alertClasses from "../alerts/Alerts.module.css";
import { QuietFields, ZoneSelect } from "../alerts/TimesFields.tsx";
import { saveTelling, tellingQuery } from "../api/alerts.ts";
import { Failure } from "../app/Failure.tsx";
import { useSay } from "../app/use-say.tsx";
import classes from "./Account.module.css";
import { BotLinks } from "./BotLinks.tsx";
import { PushDevices } from "./PushDevices.tsx";
import { ownZone } from "../words/own-zone.ts";

/** How I want to be told of alerts, and when not. */
export function TellingForm() {
  const { t } = useTranslation();
  const query = useQuery(tellingQuery);
  return (
    <section className={classes["card"]} aria-label={t("alerts.own.title")} id="alerts">
      <h2>{t("alerts.own.title")}</h2>
      <p className={alertClasses["hint"]} style={{ marginBottom: 8 }}>
        {t("alerts.own.lead")}
      </p>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data === undefined && !query.isError && <Skeleton height={160} />}
      {query.data && (
        <>
          <Ways key={JSON.stringify(query.data)} telling={query.data} />
          <PushDevices telling={query.data} />
          <BotLinks telling={query.data} />
        </>
      )}
    </section>
  );
}

function Ways({ telling }: { telling: TellingView }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const { byMail, byPush, byBots, quiet } = telling;
  const [draft, setDraft] = useState({ byMail, byPush, byBots, quiet });
  const saving = useMutation({
    mutationFn: () => saveTelling(draft),
    onSuccess: () => say.done(t("alerts.own.saved")),
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: tellingQuery.queryKey }),
  });
  const zone = draft.quiet?.zone ?? ownZone();
  const way = (key: "byMail" | "byPush" | "byBots", label: string) => (
    <Switch
      checked={draft[key]}
      label={label}
      onChange={({ currentTarget }) => setDraft({ ...draft, [key]: currentTarget.checked })}
    />
  );
  return (
    <form
      style={{ display: "grid", gap: 8 }}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      {way("byMail", t("alerts.own.mail", { email: telling.email }))}
      {way("byPush", t("alerts.own.push"))}
      {way("byBots", t("alerts.own.bots"))}
      <QuietFields
        quiet={draft.quiet}
        title={t("alerts.own.quiet")}
        onChange={(next) => setDraft({ ...draft, quiet: next && { ...next, zone } })}
      />
      {draft.quiet !== null && (
        <>
          <ZoneSelect
            zone={zone}
            onChange={(next) => setDraft({ ...draft, quiet: draft.quiet && { ...draft.quiet, zone: next } })}
          />
          <p className={alertClasses["hint"]}>{t("alerts.own.quietHint")}</p>
        </>
      )}
      <div>
        <Button type="submit" variant="filled" loading={saving.isPending}>
          {t("alerts.own.save")}
        </Button>
      </div>
    </form>
  );
}
