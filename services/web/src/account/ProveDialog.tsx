import type { Prove } from "@earshot/contract/account";
import { Button, Group, Modal, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldErrors } from "../words/failure-words.ts";
import classes from "./Account.module.css";
import { Refusal } from "./PasswordForm.tsx";

interface ProveDialogProps {
  /** What needs the proof; a wrong one is said in the dialog, which then stays. */
  prove: (proof: Prove) => Promise<void>;
  onClose: () => void;
}

/** Asks for the password before something that an open page alone must not do. */
export function ProveDialog({ prove, onClose }: ProveDialogProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const proving = useMutation({ mutationFn: () => prove({ password }) });
  const isWrong = fieldErrors(proving.error)["password"] !== undefined;
  return (
    <Modal opened onClose={onClose} title={t("account.proveTitle")} size={400}>
      <form
        className={classes["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (password !== "") proving.mutate();
        }}
      >
        <PasswordInput
          label={t("account.provePassword")}
          autoComplete="current-password"
          data-autofocus
          value={password}
          error={isWrong && t("account.proveWrong")}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {proving.isError && !isWrong && <Refusal error={proving.error} />}
        <Group justify="flex-end">
          <Button size="sm" type="submit" variant="filled" loading={proving.isPending}>
            {t("account.proceed")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
