import { Button, Code, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { askForLink, waysInQuery } from "../api/session.ts";
import { Failure } from "../app/Failure.tsx";
import { useFailureWords } from "../words/failure-words.ts";
import classes from "./SignIn.module.css";
import { SignInCard } from "./SignInCard.tsx";

/** Where people go who lost their password: a link by mail, or the way to one where mail is not set up. */
export function ForgotPage() {
  const { t } = useTranslation();
  const ways = useQuery(waysInQuery);
  if (ways.isError) return <Failure error={ways.error} onRetry={() => void ways.refetch()} />;
  if (ways.data === undefined) {
    return (
      <SignInCard title={t("signIn.forgotTitle")} lead={t("frame.loading")}>
        <Skeleton height={96} />
      </SignInCard>
    );
  }
  if (ways.data.hasMail) return <AskForm />;
  return (
    <SignInCard title={t("signIn.forgotTitle")} lead={t("signIn.forgotNoMail")}>
      <Code block tabIndex={0}>
        npm run earshot -- reset-password anna@example.com
      </Code>
      <Back />
    </SignInCard>
  );
}

function AskForm() {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const asking = useMutation({ mutationFn: () => askForLink(email.trim()) });
  if (asking.isSuccess) {
    return (
      <SignInCard title={t("signIn.forgotTitle")} lead={t("signIn.forgotSent")}>
        <Back />
      </SignInCard>
    );
  }
  return (
    <SignInCard title={t("signIn.forgotTitle")} lead={t("signIn.forgotLead")}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          asking.mutate();
        }}
      >
        <TextInput
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {asking.isError && <Refusal error={asking.error} />}
        <Button type="submit" size="md" variant="filled" loading={asking.isPending}>
          {t("signIn.forgotSend")}
        </Button>
      </form>
      <Back />
    </SignInCard>
  );
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const words = useFailureWords(error);
  const status = statusOf(error);
  const text =
    status === 429
      ? t("signIn.forgotBusy")
      : status === 400
        ? t("signIn.badEmail")
        : `${words.what}. ${words.mend}`;
  return (
    <p className={classes["refusal"]} role="alert">
      {text}
    </p>
  );
}

function Back() {
  const { t } = useTranslation();
  return (
    <p className={classes["hint"]}>
      <Link to="/sign-in" search={{ next: undefined }}>
        {t("signIn.toSignIn")}
      </Link>
    </p>
  );
}
