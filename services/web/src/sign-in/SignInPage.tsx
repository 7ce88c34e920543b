import { Button, Code, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { sessionQuery, signIn } from "../api/session.ts";
import { useFailureWords } from "../words/failure-words.ts";
import classes from "./SignIn.module.css";
import { SignInCard } from "./SignInCard.tsx";

/** Where people sign in with e-mail and password. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next } = useSearch({ from: "/sign-in" });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const entering = useMutation({
    mutationFn: () => signIn({ email: email.trim(), password }),
    async onSuccess(session) {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      await navigate({ href: next ?? "/triage", replace: true });
    },
  });
  return (
    <SignInCard title={t("signIn.title")} lead={next === undefined ? t("signIn.lead") : t("signIn.ended")}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          entering.mutate();
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
        <PasswordInput
          label={t("signIn.password")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {entering.isError && <Refusal error={entering.error} />}
        <Button type="submit" size="md" variant="filled" loading={entering.isPending}>
          {t("signIn.submit")}
        </Button>
      </form>
      <p className={classes["hint"]}>
        {t("signIn.lost")} <Code>npm run earshot -- link</Code>
      </p>
    </SignInCard>
  );
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const words = useFailureWords(error);
  const status = statusOf(error);
  const text =
    status === 401 || status === 400
      ? t("signIn.wrong")
      : status === 429
        ? t("signIn.throttled")
        : `${words.what}. ${words.mend}`;
  return (
    <p className={classes["refusal"]} role="alert">
      {text}
    </p>
  );
}
