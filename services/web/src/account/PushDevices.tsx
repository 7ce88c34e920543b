import type { TellingView } from "@earshot/contract/channel";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import alertClasses from "../alerts/Alerts.module.css";
import { forgetDevice, tellingQuery } from "../api/alerts.ts";
import { Moment } from "../app/Moment.tsx";
import { useSay } from "../app/use-say.tsx";
import { deviceWords } from "./device-words.ts";
import { canPush, isPushed, startPush } from "./push.ts";

/** Browsers that show notices, and whether this one does. */
export function PushDevices({ telling }: { telling: TellingView }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const here = useQuery({ queryKey: ["telling", "here"], queryFn: isPushed, retry: false });
  const [isDenied, setDenied] = useState(false);
  const onSettled = async () => {
    await queryClient.invalidateQueries({ queryKey: tellingQuery.queryKey });
  };
  const starting = useMutation({
    mutationFn: () => startPush(deviceWords(navigator.userAgent) ?? ""),
    onSuccess: (isOn) => setDenied(!isOn),
    onError: say.failed,
    onSettled,
  });
  const forgetting = useMutation({ mutationFn: forgetDevice, onError: say.failed, onSettled });
  return (
    <div style={{ display: "grid", gap: 8, marginTop: 16 }}>
      <h3 style={{ fontSize: 13 }}>{t("alerts.own.devices")}</h3>
      {!canPush() && <p className={alertClasses["hint"]}>{t("alerts.own.pushUnable")}</p>}
      {isDenied && <p role="alert">{t("alerts.own.pushDenied")}</p>}
      {here.data === true && telling.devices.length > 0 ? (
        <p>{t("alerts.own.thisBrowserOn")}</p>
      ) : (
        canPush() && (
          <div>
            <Button loading={starting.isPending} onClick={() => starting.mutate()}>
              {t("alerts.own.thisBrowser")}
            </Button>
          </div>
        )
      )}
      <ul className={alertClasses["list"]}>
        {telling.devices.map(({ pushKey, device, createdAt }) => (
          <li key={pushKey} className={alertClasses["rule"]}>
            <span>
              {device} · <Moment at={createdAt} />
            </span>
            <Button variant="subtle" onClick={() => forgetting.mutate(pushKey)}>
              {t("alerts.own.forget")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
