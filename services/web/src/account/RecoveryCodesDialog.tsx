import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Account.module.css";

/** Recovery codes, shown once. Only its button closes the dialog. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // Where there is no clipboard (neither TLS nor loopback) the codes can be selected.
    const text = codes.join("\n");
    setIsCopied(
      await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("account.recoveryTitle")}
      size={480}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <div className={classes["form"]}>
        <p>{t("account.recoveryText")}</p>
        <ul className={classes["codes"]}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Group justify="flex-end" gap={8}>
          {"clipboard" in navigator && (
            <Button size="sm" onClick={() => void copy()}>
              {t(isCopied ? "account.copied" : "account.copyCodes")}
            </Button>
          )}
          <Button size="sm" variant="filled" onClick={onClose}>
            {t("account.savedThem")}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
