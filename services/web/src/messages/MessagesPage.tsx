import { messagePullThrough } from "@earshot/core/report/metrics/message-passports";
import { Button, Checkbox, SegmentedControl } from "@mantine/core";
import { IconPlus, IconQuote } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keyMessagesQuery, type KeyMessage } from "../api/key-messages.ts";
import { Empty } from "../app/Empty.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { usePerson } from "../app/person.ts";
import { CalendarHead } from "../calendar/CalendarHead.tsx";
import { PassportNote } from "../reports/PassportNote.tsx";
import { MessageDialog } from "./MessageDialog.tsx";
import { MessageItem } from "./MessageItem.tsx";
import classes from "./Messages.module.css";

const periods = ["7", "30", "90", "365"] as const;
const dayMs = 24 * 3_600_000;

/** Key messages, and the share of coverage that carries each. */
export function MessagesPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const [days, setDays] = useState<(typeof periods)[number]>("30");
  const [isRetired, setIsRetired] = useState(false);
  const [open, setOpen] = useState<{ message: KeyMessage | null } | null>(null);
  // The hour the page was opened in, so that the question stays the same while it is looked at.
  const [till] = useState(() => new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000));
  const from = new Date(till.getTime() - Number(days) * dayMs);
  const period = { from: from.toISOString(), till: till.toISOString() };
  const query = useQuery(keyMessagesQuery({ ...period, isRetired }));
  return (
    <Page>
      <CalendarHead
        title={t("messages.title")}
        lead={t("messages.lead")}
        exported={{ list: "key-messages", filter: { ...period, retired: isRetired } }}
      >
        {may("respond") && (
          <Button
            variant="filled"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setOpen({ message: null })}
          >
            {t("messages.new")}
          </Button>
        )}
      </CalendarHead>
      <div className={classes["tools"]}>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-label={t("messages.period")}
          value={days}
          data={periods.map((value) => ({ value, label: t(`messages.days.${value}`) }))}
          onChange={setDays}
        />
        <Checkbox
          size="xs"
          label={t("messages.withRetired")}
          checked={isRetired}
          onChange={(event) => setIsRetired(event.currentTarget.checked)}
        />
        <PassportNote passport={messagePullThrough} />
      </div>
      <Loaded query={query} skeleton={[110, 110]}>
        {({ messages, pullThrough }) =>
          messages.length === 0 ? (
            <Empty icon={<IconQuote size={28} stroke={1.5} aria-hidden />} title={t("messages.none")}>
              <p>{t("messages.noneText")}</p>
            </Empty>
          ) : (
            <ul className={classes["list"]} data-stale={query.isPlaceholderData || undefined}>
              {messages.map((message) => (
                <MessageItem
                  key={message.keyMessageId}
                  message={message}
                  found={pullThrough.find(({ keyMessageId }) => keyMessageId === message.keyMessageId)}
                  onEdit={may("respond") ? () => setOpen({ message }) : null}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {open && <MessageDialog message={open.message} onClose={() => setOpen(null)} />}
    </Page>
  );
}
