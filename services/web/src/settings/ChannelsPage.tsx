import type { Channel } from "@earshot/contract/channel";
import { deliveryWayNames } from "@earshot/core/notify/channel";
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import alertClasses from "../alerts/Alerts.module.css";
import { alertsKey, channelsQuery, removeChannel, testChannel } from "../api/alerts.ts";
import { mailsQuery } from "../api/mails.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { Failure } from "../app/Failure.tsx";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";
import { ChannelForm } from "./ChannelForm.tsx";
import { MailList } from "./MailList.tsx";
import classes from "./Settings.module.css";
import { SettingsForm } from "./SettingsForm.tsx";

/** Where the team is told, by which bots, and what became of it. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const query = useQuery(channelsQuery);
  const [edited, setEdited] = useState<Channel | "new" | null>(null);
  const channels = query.data?.channels;
  return (
    <>
      <section className={classes["card"]}>
        <h2>{t("alerts.channel.section")}</h2>
        <p className={classes["help"]}>{t("alerts.channel.lead")}</p>
        {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
        {channels === undefined && !query.isError && <Skeleton height={72} />}
        {channels?.length === 0 && <p className={classes["none"]}>{t("alerts.channel.none")}</p>}
        <ul className={alertClasses["list"]}>
          {channels?.map((channel) => (
            <ChannelLine key={channel.channelId} channel={channel} onEdit={() => setEdited(channel)} />
          ))}
        </ul>
        <Button onClick={() => setEdited("new")}>{t("alerts.channel.add")}</Button>
      </section>
      <SettingsForm group="alerts" />
      <MailList />
      {edited !== null && (
        <ChannelForm known={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}

function ChannelLine({ channel, onEdit }: { channel: Channel; onEdit: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const testing = useMutation({
    mutationFn: () => testChannel(channel.channelId),
    onSuccess: () => say.done(t("alerts.channel.tested")),
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: mailsQuery.queryKey }),
  });
  const removing = useMutation({
    mutationFn: () => removeChannel(channel.channelId),
    onSuccess: () => setAsked(false),
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: alertsKey }),
  });
  return (
    <li className={alertClasses["rule"]}>
      <div className={alertClasses["head"]}>{channel.name}</div>
      <div className={alertClasses["tools"]}>
        <Button loading={testing.isPending} onClick={() => testing.mutate()}>
          {t("alerts.channel.test")}
        </Button>
        <Button onClick={onEdit} aria-label={`${t("alerts.channel.edit")}: ${channel.name}`}>
          {t("alerts.channel.edit")}
        </Button>
        <Button
          variant="subtle"
          onClick={() => setAsked(true)}
          aria-label={`${t("alerts.channel.remove")}: ${channel.name}`}
        >
          {t("alerts.channel.remove")}
        </Button>
      </div>
      <div className={alertClasses["facts"]}>
        <span>{deliveryWayNames[language][channel.kind]}</span>
        <span>{channel.place}</span>
        {!channel.isOn && <span className={alertClasses["trouble"]}>{t("alerts.channel.off")}</span>}
        {channel.tellsSystem && <span>{t("alerts.channel.system")}</span>}
      </div>
      {isAsked && (
        <ConfirmDialog
          title={t("alerts.channel.removeTitle", { name: channel.name })}
          text={t("alerts.channel.removeText")}
          confirm={t("alerts.channel.remove")}
          isBusy={removing.isPending}
          onConfirm={() => removing.mutate()}
          onClose={() => setAsked(false)}
        />
      )}
    </li>
  );
}
