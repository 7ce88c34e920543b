import type { LinkState } from "@earshot/contract/session";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
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

const titles = {
  first_person: "signIn.welcome",
  invitation: "signIn.invited",
  new_password: "signIn.newPassword",
} as const;

const leads = {
  first_person: "signIn.welcomeLead",
  invitation: "signIn.invitedLead",
  new_password: "signIn.newPasswordLead",
} as const;

interface RedeemFormProps {
  token: string;
  link: Extract<LinkState, { isValid: true }>;
}

/** What a good link asks for: name, address and password of the first person, name and password of an invited one, or a new password. */
export function RedeemForm({ token, link }: RedeemFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const isFirst = link.purpose === "first_person";
  const isInvited = link.purpose === "invitation";
  const [given, setGiven] = useState({ name: link.name ?? "", email: link.email ?? "", password: "" });
  const [isChecked, setIsChecked] = useState(false);
  const redeeming = useMutation({
    mutationFn: () =>
      redeemLink({
        token,
        language,
        password: given.password,
        ...((isFirst || isInvited) && { name: given.name.trim() }),
        ...(isFirst && { email: given.email.trim() }),
      }),
    async onSuccess(session) {
      if (session === null) {
        notifications.show({ message: t("signIn.saved"), autoClose: 8_000 });
        await navigate({ to: "/sign-in", search: { next: undefined }, replace: true });
        return;
      }
      queryClient.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: "/triage", search: {}, replace: true });
    },
  });
  const wrong = checkRedeem(given, link.purpose);
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
    <SignInCard title={t(titles[link.purpose])} lead={t(leads[link.purpose], { email: link.email ?? "" })}>
      <form
        className={classes["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsChecked(true);
          if (Object.keys(wrong).length === 0) redeeming.mutate();
        }}
      >
        {(isFirst || isInvited) && (
          <TextInput
            label={t("signIn.name")}
            placeholder={t("signIn.namePlaceholder")}
            autoComplete="name"
            autoFocus={isFirst}
            {...field("name")}
          />
        )}
        {isFirst ? (
          <TextInput label={t("signIn.email")} type="email" autoComplete="username" {...field("email")} />
        ) : (
          // Password managers keep the new password under this address.
          <input type="hidden" name="email" autoComplete="username" value={link.email ?? ""} readOnly />
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
          {t(link.purpose === "new_password" ? "signIn.saveNew" : "signIn.start")}
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
