import type { CalendarLink } from "@earshot/contract/calendar-link";
import { Button, Group, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { calendarLinkKey, calendarLinkQuery, makeCalendarLink, revokeCalendarLink } from "../api/calendar.ts";
import { CopyField } from "../app/CopyField.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Moment } from "../app/Moment.tsx";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { useDeed } from "../app/use-deed.ts";
import classes from "./Calendar.module.css";
import { ownZone } from "../words/own-zone.ts";

/** One's own secret address for a calendar programme: made, made anew, revoked. */
export function SubscribeCalendar({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useDeed([calendarLinkKey]);
  const [address, setAddress] = useState<string | null>(null);
  const query = useQuery(calendarLinkQuery);
  const make = async (): Promise<void> => {
    const zone = ownZone();
    const keep = async () => setAddress((await makeCalendarLink(zone)).address);
    await deed.run(keep, t("calendar.subscribeMade"));
  };
  const revoke = async (): Promise<void> => {
    if (await deed.run(revokeCalendarLink, t("calendar.subscribeRevoked"))) setAddress(null);
  };
  return (
    <Modal opened onClose={onClose} title={t("calendar.subscribeTitle")} size={640}>
      <div className={classes["form"]}>
        <p className={classes["lead"]}>{t("calendar.subscribeLead")}</p>
        {address !== null && (
          <>
            <CopyField
              label={t("calendar.subscribeAddress")}
              text={address}
              copy={t("calendar.copy")}
              copied={t("calendar.copied")}
            />
            <p className={classes["lead"]}>{t("calendar.subscribeHow")}</p>
            {isHere(address) && <p className={classes["wrong"]}>{t("calendar.subscribeHere")}</p>}
          </>
        )}
        <p className={classes["lead"]}>{t("calendar.subscribeSecret")}</p>
        <Loaded query={query} skeleton={[40]}>
          {({ link }) => (
            <>
              {address === null && <Standing link={link} />}
              <Group justify="flex-end" gap={8}>
                {link !== null && (
                  <Button variant="subtle" loading={deed.isBusy} onClick={() => void revoke()}>
                    {t("calendar.subscribeRevoke")}
                  </Button>
                )}
                <Button
                  variant={link === null ? "filled" : "default"}
                  loading={deed.isBusy}
                  onClick={() => void make()}
                >
                  {t(link === null ? "calendar.subscribeMake" : "calendar.subscribeAnew")}
                </Button>
              </Group>
            </>
          )}
        </Loaded>
      </div>
    </Modal>
  );
}

function Standing({ link }: { link: CalendarLink["link"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (link === null) return <p>{t("calendar.subscribeNone")}</p>;
  const { visibleStart: start, madeAt, lastUsedAt } = link;
  return (
    <p>
      {t("calendar.subscribeHas", { start, made: dayAndTime(madeAt, language) })}{" "}
      {lastUsedAt === null ? (
        t("calendar.subscribeUnused")
      ) : (
        <>
          {t("calendar.subscribeUsed")} <Moment at={lastUsedAt} />.
        </>
      )}
    </p>
  );
}

/** Whether nothing but this machine reaches the address. */
function isHere(address: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(address).hostname);
}
