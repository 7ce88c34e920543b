import { mayDo, tokenScopes, type TokenScope } from "@earshot/core/triage/permission";
import type { Role } from "@earshot/core/triage/status";
import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makeToken } from "../api/account.ts";
import { CopyField } from "../app/CopyField.tsx";
import classes from "./Account.module.css";
import { Refusal } from "./PasswordForm.tsx";

const lives = [7, 30, 90, 365];

interface MakeTokenDialogProps {
  role: Role;
  onMade: () => Promise<void>;
  onClose: () => void;
}

/** Asks what the token is for, then shows it once. Only what the role allows can be chosen. */
export function MakeTokenDialog({ role, onMade, onClose }: MakeTokenDialogProps) {
  const { t } = useTranslation();
  const [token, setToken] = useState<string | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(token === null ? "account.tokenTitle" : "account.tokenMade")}
      size={520}
      closeOnClickOutside={token === null}
    >
      {token === null ? (
        <TokenForm
          role={role}
          onMade={(made) => {
            setToken(made);
            void onMade();
          }}
        />
      ) : (
        <div className={classes["form"]}>
          <CopyField
            label={t("account.tokenOnce")}
            text={token}
            copy={t("account.copy")}
            copied={t("account.copied")}
          />
          <Group justify="flex-end">
            <Button size="sm" variant="filled" onClick={onClose}>
              {t("account.done")}
            </Button>
          </Group>
        </div>
      )}
    </Modal>
  );
}

function TokenForm({ role, onMade }: { role: Role; onMade: (token: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<TokenScope[]>(["read"]);
  const [days, setDays] = useState("90");
  const [isChecked, setIsChecked] = useState(false);
  const making = useMutation({
    mutationFn: () => makeToken({ name: name.trim(), scopes, days: Number(days) }),
    onSuccess: ({ token }) => onMade(token),
  });
  const offered = tokenScopes.filter((scope) => mayDo(role, scope));
  return (
    <form
      className={classes["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsChecked(true);
        if (name.trim() !== "" && scopes.length > 0) making.mutate();
      }}
    >
      <TextInput
        label={t("account.tokenName")}
        description={t("account.tokenNameHint")}
        data-autofocus
        maxLength={100}
        value={name}
        error={isChecked && name.trim() === "" && t("account.needed")}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t("account.tokenScopes")}
        value={scopes}
        error={isChecked && scopes.length === 0 && t("account.scopesNeeded")}
        onChange={(chosen) => setScopes(offered.filter((scope) => chosen.includes(scope)))}
      >
        <Stack gap={6} mt={4}>
          {offered.map((scope) => (
            <Checkbox key={scope} size="xs" value={scope} label={t(`account.scope.${scope}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Select
        label={t("account.tokenDays")}
        allowDeselect={false}
        value={days}
        data={lives.map((count) => ({ value: String(count), label: t("account.days", { count }) }))}
        onChange={(value) => value !== null && setDays(value)}
      />
      {making.isError && <Refusal error={making.error} />}
      <Group justify="flex-end">
        <Button size="sm" type="submit" variant="filled" loading={making.isPending}>
          {t("account.make")}
        </Button>
      </Group>
    </form>
  );
}
