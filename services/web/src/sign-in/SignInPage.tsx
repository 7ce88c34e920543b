import { codeField } from "@earshot/contract/session";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { sessionQuery, signIn } from "../api/session.ts";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import classes from "./SignIn.module.css";
import { SignInCard } from "./SignInCard.tsx";
import { SingleSignOn } from "./SingleSignOn.tsx";

/** Where people sign in with e-mail and password, and with a code where they have an authenticator. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next, refused } = useSearch({ from: "/sign-in" });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isCodeAsked, setIsCodeAsked] = useState(false);
  const [code, setCode] = useState("");
  const entering = useMutation({
    mutationFn: () => signIn({ email: email.trim(), password, ...(isCodeAsked && { code: code.trim() }) }),
    async onSuccess(session) {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      await navigate({ href: next ?? "/triage", replace: true });
    },
    onError(error) {
      if (asksForCode(error)) setIsCodeAsked(true);
    },
  });
  const submit = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    entering.mutate();
  };
  const refusal = entering.isError && !asksForCode(entering.error) && (
    <Refusal error={entering.error} isOfCode={isCodeAsked} />
  );
  if (isCodeAsked) {
    return (
      <SignInCard title={t("signIn.codeTitle")} lead={t("signIn.codeLead")}>
        <form className={classes["form"]} onSubmit={submit}>
          <TextInput
            label={t("signIn.code")}
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            autoFocus
            maxLength={40}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          {refusal}
          <Button type="submit" size="md" variant="filled" loading={entering.isPending}>
            {t("signIn.submit")}
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              setIsCodeAsked(false);
              setCode("");
              entering.reset();
            }}
          >
            {t("signIn.back")}
          </Button>
        </form>
      </SignInCard>
    );
  }
  return (
    <SignInCard title={t("signIn.title")} lead={t(next === undefined ? "signIn.lead" : "signIn.ended")}>
      <SingleSignOn next={next} refused={refused} />
      <form className={classes["form"]} onSubmit={submit}>
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
        {refusal}
        <Button type="submit" size="md" variant="filled" loading={entering.isPending}>
          {t("signIn.submit")}
        </Button>
      </form>
      <p className={classes["hint"]}>
        <Link to="/forgot-password">{t("signIn.lost")}</Link>
      </p>
    </SignInCard>
  );
}

/** The password was right, and a code is asked for. */
function asksForCode(error: unknown): boolean {
  return statusOf(error) === 401 && fieldErrors(error)[codeField] !== undefined;
}

function Refusal({ error, isOfCode }: { error: unknown; isOfCode: boolean }) {
  const { t } = useTranslation();
  const words = useFailureWords(error);
  const status = statusOf(error);
  const text =
    status === 401 || status === 400
      ? t(isOfCode ? "signIn.codeWrong" : "signIn.wrong")
      : status === 429
        ? t("signIn.throttled")
        : `${words.what}. ${words.mend}`;
  return (
    <p className={classes["refusal"]} role="alert">
      {text}
    </p>
  );
}
