import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { accountQuery } from "../api/account.ts";
import { Failure } from "../app/Failure.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { OwnSessions } from "./OwnSessions.tsx";
import { OwnTokens } from "./OwnTokens.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { ProfileForm } from "./ProfileForm.tsx";
import { TellingForm } from "./TellingForm.tsx";
import { SignInCodes } from "./SignInCodes.tsx";

/** One's own account: who I am, how I get in, where I am signed in, and what works in my name. */
export function AccountPage() {
  const { t } = useTranslation();
  const query = useQuery(accountQuery);
  return (
    <Page>
      <PageHead title={t("frame.profile")} lead={t("account.lead")} />
      {query.data ? (
        <>
          <ProfileForm account={query.data} />
          <TellingForm />
          <PasswordForm />
          <SignInCodes account={query.data} />
          <OwnSessions />
          <OwnTokens role={query.data.person.role} />
        </>
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton height={320} />
      )}
    </Page>
  );
}
