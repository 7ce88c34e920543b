import { newPasswordSchema } from "@earshot/contract/session";
import { Button, PasswordInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePassword, ownSessionsQuery } from "../api/account.ts";
import { statusOf } from "../api/client.ts";
import { useSay } from "../app/use-say.tsx";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import classes from "./Account.module.css";

/** Changes one's own password, with the old one. */
export function PasswordForm() {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [oldPassword, setOldPassword] = useState("");
  const [password, setPassword] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isGood = newPasswordSchema.safeParse(password).success;
  const changing = useMutation({
    mutationFn: () => changePassword({ oldPassword, password }),
    async onSuccess() {
      setOldPassword("");
      setPassword("");
      setIsChecked(false);
      say.done(t("account.passwordChanged"));
      await queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    },
  });
  const isOldWrong = fieldErrors(changing.error)["oldPassword"] !== undefined;
  return (
    <section className={classes["card"]}>
      <h2>{t("account.password")}</h2>
      <p className={classes["hint"]}>{t("account.passwordHint")}</p>
      <form
        className={classes["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsChecked(true);
          if (isGood && oldPassword !== "") changing.mutate();
        }}
      >
        <div className={classes["pair"]}>
          <PasswordInput
            label={t("account.oldPassword")}
            autoComplete="current-password"
            value={oldPassword}
            error={
              isOldWrong ? t("account.oldWrong") : isChecked && oldPassword === "" && t("account.needed")
            }
            onChange={(event) => {
              setOldPassword(event.currentTarget.value);
              changing.reset();
            }}
          />
          <PasswordInput
            label={t("account.newPassword")}
            description={t("account.newPasswordHint")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            autoComplete="new-password"
            value={password}
            error={isChecked && !isGood && t("account.tooShort")}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </div>
        {changing.isError && !isOldWrong && <Refusal error={changing.error} />}
        <div className={classes["tools"]}>
          <Button type="submit" loading={changing.isPending}>
            {t("account.changePassword")}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** What a failed proof of who one is says; too many of them in words of their own. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const words = useFailureWords(error);
  return (
    <p className={classes["refusal"]} role="alert">
      {statusOf(error) === 429 ? t("account.throttled") : `${words.what}. ${words.mend}`}
    </p>
  );
}
