import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { changeKeyMessage, keyMessagesKey, type KeyMessage, type PullThrough } from "../api/key-messages.ts";
import { useDeed } from "../app/use-deed.ts";
import { percent } from "../words/number-words.ts";
import { dayInYear } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Messages.module.css";

interface MessageItemProps {
  message: KeyMessage;
  found: PullThrough | undefined;
  /** Null for whoever may only read. */
  onEdit: (() => void) | null;
}

/** One message: what is said, by what it is recognised, how much of it comes through. */
export function MessageItem({ message, found, onEdit }: MessageItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const deed = useDeed([keyMessagesKey]);
  const texts = [
    { lang: "ru", text: message.textRu },
    { lang: "en", text: message.textEn },
  ].filter(({ text }) => text !== "");
  const inOrder = language === "ru" ? texts : texts.toReversed();
  const { activeFrom, activeTill, isRetired, entity } = message;
  const day = (at: string | null, none: string): string => (at === null ? none : dayInYear(at, language));
  return (
    <li className={classes["message"]} data-retired={isRetired || undefined}>
      <div className={classes["said"]}>
        {inOrder.map(({ lang, text }, at) => (
          <p key={lang} lang={lang} dir="auto" className={classes[at === 0 ? "text" : "other"]}>
            {text}
          </p>
        ))}
        <p className={classes["quietly"]}>
          {t("messages.recognised")}:{" "}
          {message.phrases.map((phrase) => (
            <code key={phrase}>{phrase}</code>
          ))}
        </p>
        <p className={classes["quietly"]}>
          {[
            ...(entity ? [t("messages.of", { name: entity.name })] : []),
            ...(activeFrom !== null || activeTill !== null
              ? [
                  t("messages.holds", {
                    from: day(activeFrom, t("messages.start")),
                    till: day(activeTill, t("messages.end")),
                  }),
                ]
              : []),
            ...(isRetired ? [t("messages.retired")] : []),
          ].join(" · ")}
        </p>
        {onEdit && (
          <Group gap={6} mt={6}>
            <Button size="compact-xs" onClick={onEdit}>
              {t("messages.edit")}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              loading={deed.isBusy}
              onClick={() =>
                void deed.run(
                  () => changeKeyMessage(message, { isRetired: !isRetired }),
                  t("messages.changed"),
                )
              }
            >
              {t(isRetired ? "messages.restore" : "messages.retire")}
            </Button>
          </Group>
        )}
      </div>
      {found && <Figure found={found} />}
    </li>
  );
}

function Figure({ found }: { found: PullThrough }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { share, low, high, hits, n, reprints } = found;
  if (share === null || low === null || high === null)
    return (
      <p className={classes["figure"]}>
        {t(found.from === null ? "messages.notActive" : "messages.noPosts")}
      </p>
    );
  return (
    <div className={classes["figure"]}>
      <b>{t("messages.share", { share: percent(share, language) })}</b>
      <span className={classes["bar"]} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span>
        {t("messages.counted", { hits, n })}
        {reprints > 0 && `, ${t("messages.reprints", { count: reprints })}`}
      </span>
      <span>{t("messages.interval", { low: percent(low, language), high: percent(high, language) })}</span>
    </div>
  );
}
