import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface ReasonDialogProps {
  title: string;
  text: string;
  label: string;
  confirm: string;
  isBusy: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks why, before something that is done only with a reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, label, confirm, isBusy, onConfirm, onClose } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  return (
    <Modal opened onClose={onClose} title={title} size={460}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(reason.trim());
        }}
      >
        <p>{text}</p>
        <Textarea
          data-autofocus
          mt={12}
          label={label}
          required
          minLength={3}
          maxLength={1000}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={isBusy} disabled={reason.trim().length < 3}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
