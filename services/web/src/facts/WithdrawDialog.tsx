import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { withdrawFact, type Fact } from "../api/facts.ts";
import { useFactDeed } from "./use-fact-deed.ts";

/** Asks why a card is taken out of use. */
export function WithdrawDialog({ fact, onClose }: { fact: Fact; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useFactDeed();
  const [reason, setReason] = useState("");
  const act = async (): Promise<void> => {
    if (await deed.run(() => withdrawFact(fact, reason.trim()), t("facts.withdrawnNow"))) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("facts.withdrawTitle")} size={480}>
      <p>{t("facts.withdrawText")}</p>
      <Textarea
        mt={12}
        data-autofocus
        autosize
        label={t("facts.why")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button onClick={onClose}>{t("frame.cancel")}</Button>
        <Button variant="filled" color="red" loading={deed.isBusy} onClick={() => void act()}>
          {t("facts.withdraw")}
        </Button>
      </Group>
    </Modal>
  );
}
