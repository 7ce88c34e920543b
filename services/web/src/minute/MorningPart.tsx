import type { Minute } from "@earshot/contract/minute";
import { Switch, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { saveWish } from "../api/minute.ts";
import { useDraftDeed } from "../drafts/use-draft-deed.ts";
import classes from "./Minute.module.css";

/** Whether and when the morning message comes, on the clock of this browser. */
export function MorningPart({ wish, isOnline }: { wish: Minute["wish"]; isOnline: boolean }) {
  const { t } = useTranslation();
  const deed = useDraftDeed();
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const zone = wish.isOn ? wish.zone : timeZone;
  const isOff = !isOnline || deed.isBusy;
  const save = (change: Partial<Minute["wish"]>): void =>
    void deed.run(() => saveWish({ ...wish, zone, ...change }));
  return (
    <details className={classes["part"]}>
      <summary>{t("minute.morning.title")}</summary>
      <div className={classes["morning"]}>
        <Switch
          label={t("minute.morning.on")}
          disabled={isOff}
          checked={wish.isOn}
          onChange={(event) => save({ isOn: event.currentTarget.checked, zone: timeZone })}
        />
        <TextInput
          type="time"
          aria-label={t("minute.morning.at")}
          disabled={isOff || !wish.isOn}
          value={clockOf(wish.atMinute)}
          onChange={(event) => {
            const [hours, minutes] = event.currentTarget.value.split(":").map(Number);
            if (hours !== undefined && minutes !== undefined && !Number.isNaN(hours + minutes))
              save({ atMinute: hours * 60 + minutes });
          }}
        />
      </div>
      <p className={classes["quiet"]}>{t("minute.morning.hint", { zone })}</p>
    </details>
  );
}

function clockOf(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
