import type { LinkState } from "@earshot/contract/session";
import { Button, Code, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { checkLink } from "../api/session.ts";
import { Failure } from "../app/Failure.tsx";
import classes from "./SignIn.module.css";
import { RedeemForm } from "./RedeemForm.tsx";
import { SignInCard } from "./SignInCard.tsx";

/** Where a one-time link leads. Its key stands behind the #, so that no server log ever holds it. */
export function WelcomePage() {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const link = useQuery({
    queryKey: ["link", token],
    queryFn: () => checkLink(token),
    enabled: token.length >= 20,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token.length < 20) return <SpoiltLink reason="none" />;
  if (link.isError) return <Failure error={link.error} onRetry={() => void link.refetch()} />;
  if (link.data === undefined) {
    return (
      <SignInCard title={t("signIn.welcome")} lead={t("frame.loading")}>
        <Skeleton height={200} />
      </SignInCard>
    );
  }
  if (!link.data.isValid) return <SpoiltLink reason={link.data.reason} />;
  return <RedeemForm token={token} link={link.data} />;
}

type Spoilt = Extract<LinkState, { isValid: false }>["reason"] | "none";

function SpoiltLink({ reason }: { reason: Spoilt }) {
  const { t } = useTranslation();
  return (
    <SignInCard title={t(`signIn.link.${reason}`)} lead={t(`signIn.link.${reason}Mend`)}>
      <Button component={Link} to="/sign-in" variant="filled" size="sm">
        {t("signIn.toSignIn")}
      </Button>
      <p className={classes["hint"]}>
        {t("signIn.howToLink")} <Code>npm run earshot -- link</Code>
      </p>
    </SignInCard>
  );
}
