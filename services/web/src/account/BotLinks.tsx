import type { TellingView } from "@earshot/contract/channel";
import { deliveryWayNames } from "@earshot/core/notify/channel";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import alertClasses from "../alerts/Alerts.module.css";
import { makeBotCode, tellingQuery, unlinkBot, type BotName } from "../api/alerts.ts";
import { CopyField } from "../app/CopyField.tsx";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";

/** Private chats with the bots of this installation. */
export function BotLinks({ telling }: { telling: TellingView }) {
  const { t } = useTranslation();
  const used = (["telegram", "max"] as const).filter((bot) => telling[bot].isUsed);
  if (used.length === 0) return <p className={alertClasses["hint"]}>{t("alerts.own.noBots")}</p>;
  return (
    <div style={{ display: "grid", gap: 8, marginTop: 16 }}>
      {used.map((bot) => (
        <BotLink key={bot} bot={bot} isLinked={telling[bot].isLinked} />
      ))}
    </div>
  );
}

function BotLink({ bot, isLinked }: { bot: BotName; isLinked: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const name = deliveryWayNames[useLanguage()][bot];
  const linking = useMutation({ mutationFn: () => makeBotCode(bot), onError: say.failed });
  const unlinking = useMutation({
    mutationFn: () => unlinkBot(bot),
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: tellingQuery.queryKey }),
  });
  if (isLinked) {
    return (
      <p>
        {t("alerts.own.linked", { bot: name })}{" "}
        <Button variant="subtle" loading={unlinking.isPending} onClick={() => unlinking.mutate()}>
          {t("alerts.own.unlink")}
        </Button>
      </p>
    );
  }
  return (
    <div>
      <Button loading={linking.isPending} onClick={() => linking.mutate()}>
        {t("alerts.own.link", { bot: name })}
      </Button>
      {linking.data && (
        <CopyField
          label={t("alerts.own.code")}
          text={`/start ${linking.data.code}`}
          copy={t("alerts.channel.copy")}
          copied={t("alerts.channel.copied")}
        />
      )}
    </div>
  );
}
