import { Button, Group, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface ConfirmDialogProps {
  title: string;
  text: string;
  confirm: string;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that `z` cannot undo. */
export function ConfirmDialog({ title, text, confirm, isBusy, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={title} size={420} role="alertdialog">
      <p style={{ overflowWrap: "anywhere" }}>{text}</p>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button onClick={onClose} data-autofocus>
          {t("frame.cancel")}
        </Button>
        <Button variant="filled" color="red" loading={isBusy} onClick={onConfirm}>
          {confirm}
        </Button>
      </Group>
    </Modal>
  );
}
