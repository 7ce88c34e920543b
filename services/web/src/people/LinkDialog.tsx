import type { OneTimeLink } from "@earshot/contract/people";
import { Button, Group, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyField } from "../app/CopyField.tsx";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./People.module.css";

interface LinkDialogProps {
  title: string;
  link: OneTimeLink;
  hasMail: boolean;
  onClose: () => void;
}

/** A one-time link, to be copied now. A click beside the dialog does not lose it. */
export function LinkDialog({ title, link, hasMail, onClose }: LinkDialogProps) {
  return (
    <Modal opened onClose={onClose} title={title} size={560} closeOnClickOutside={false}>
      <LinkToCopy link={link} hasMail={hasMail} onDone={onClose} />
    </Modal>
  );
}

/** The content of such a dialog, for one that asked something first. */
export function LinkToCopy({
  link,
  hasMail,
  onDone,
}: {
  link: OneTimeLink;
  hasMail: boolean;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={classes["form"]}>
      <p>{t("people.oneTime")}</p>
      <CopyField
        label={t("people.until", { time: dayAndTime(link.expiresAt, language) })}
        text={link.link}
        copy={t("people.copy")}
        copied={t("people.copied")}
      />
      {link.isMailed && <p className={classes["hint"]}>{t("people.mailed")}</p>}
      {!hasMail && <p className={classes["hint"]}>{t("people.notMailed")}</p>}
      <Group justify="flex-end">
        <Button size="sm" variant="filled" onClick={onDone}>
          {t("people.done")}
        </Button>
      </Group>
    </div>
  );
}
