import type { LinkState } from "@earshot/contract/session";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { redeemLink, sessionQuery } from "../api/session.ts";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { checkRedeem } from "./check-redeem.ts";
import classes from "./SignIn.module.css";
import { SignInCard } from "./SignInCard.tsx";

interface RedeemFormProps {
  token: string;
  link: Extract<LinkState, { isValid: true }>;
}

/** What a good link asks for: a name, address and password of the first person, or a new password. */
export function RedeemForm({ token, link }: RedeemFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const isFirst = link.purpose === "first_person";
  const [given, setGiven] = useState({ name: "", email: "", password: "" });
  const [isChecked, setIsChecked] = useState(false);
  const redeeming = useMutation({
    mutationFn: () =>
      redeemLink({
        token,
        language,
        password: given.password,
        ...(isFirst && { name: given.name.trim(), email: given.email.trim() }),
      }),
    async onSuccess(session) {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: "/triage", search: {}, replace: true });
    },
  });
  const wrong = checkRedeem(given, isFirst);
  const errors = isChecked ? wrong : {};
  const fields = fieldErrors(redeeming.error);
  const field = (name: keyof typeof given) => ({
    value: given[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget;
      setGiven((before) => ({ ...before, [name]: value }));
    },
    error: errors[name] ? t(`signIn.${errors[name]}`) : fields[name],
  });
  return (
    <SignInCard
      title={t(isFirst ? "signIn.welcome" : "signIn.newPassword")}
      lead={isFirst ? t("signIn.welcomeLead") : t("signIn.newPasswordLead", { email: link.email ?? "" })}
    >
      <form
        className={classes["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsChecked(true);
          if (Object.keys(wrong).length === 0) redeeming.mutate();
        }}
      >
        {isFirst && (
          <>
            <TextInput
              label={t("signIn.name")}
              placeholder={t("signIn.namePlaceholder")}
              autoComplete="name"
              autoFocus
              {...field("name")}
            />
            <TextInput label={t("signIn.email")} type="email" autoComplete="username" {...field("email")} />
          </>
        )}
        <PasswordInput
          label={t("signIn.password")}
          description={t("signIn.passwordHint")}
          autoComplete="new-password"
          autoFocus={!isFirst}
          {...field("password")}
        />
        {redeeming.isError && <RedeemRefusal error={redeeming.error} />}
        <Button type="submit" size="md" variant="filled" loading={redeeming.isPending}>
          {t(isFirst ? "signIn.start" : "signIn.saveNew")}
        </Button>
      </form>
    </SignInCard>
  );
}

function RedeemRefusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const words = useFailureWords(error);
  const status = statusOf(error);
  const text =
    status === 409
      ? t("signIn.taken")
      : status === 410
        ? t("signIn.link.usedMend")
        : `${words.what}. ${words.mend}`;
  return (
    <p className={classes["refusal"]} role="alert">
      {text}
    </p>
  );
}
