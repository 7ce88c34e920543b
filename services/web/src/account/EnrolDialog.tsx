import type { BegunSecondFactor } from "@earshot/contract/account";
import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { confirmCodes } from "../api/account.ts";
import { fieldErrors } from "../words/failure-words.ts";
import classes from "./Account.module.css";
import { Refusal } from "./PasswordForm.tsx";
import { QrCode } from "./QrCode.tsx";

interface EnrolDialogProps {
  begun: BegunSecondFactor;
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  onClose: () => void;
}

/** The secret as a picture and as text, and the first code that proves that the app has it. */
export function EnrolDialog({ begun, onConfirmed, onClose }: EnrolDialogProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const confirming = useMutation({
    mutationFn: () => confirmCodes(code.replaceAll(/\s/g, "")),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  });
  const isWrong = fieldErrors(confirming.error)["code"] !== undefined;
  return (
    <Modal opened onClose={onClose} title={t("account.enrolTitle")} size={440} closeOnClickOutside={false}>
      <form
        className={classes["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() !== "") confirming.mutate();
        }}
      >
        <p>{t("account.enrolScan")}</p>
        <QrCode text={begun.uri} label={t("account.qr")} />
        <p>
          {t("account.enrolType")}
          <br />
          <code className={classes["secret"]}>{begun.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
        </p>
        <TextInput
          label={t("account.code")}
          data-autofocus
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          value={code}
          error={isWrong && t("account.codeWrong")}
          onChange={(event) => {
            setCode(event.currentTarget.value);
            confirming.reset();
          }}
        />
        {confirming.isError && !isWrong && <Refusal error={confirming.error} />}
        <Group justify="flex-end">
          <Button size="sm" type="submit" variant="filled" loading={confirming.isPending}>
            {t("account.confirm")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
