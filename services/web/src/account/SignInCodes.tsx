import type { Account, BegunSecondFactor } from "@earshot/contract/account";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountQuery, beginCodes, removeCodes, renewRecoveryCodes } from "../api/account.ts";
import { useSay } from "../app/use-say.tsx";
import classes from "./Account.module.css";
import { EnrolDialog } from "./EnrolDialog.tsx";
import { ProveDialog } from "./ProveDialog.tsx";
import { RecoveryCodesDialog } from "./RecoveryCodesDialog.tsx";

type Step =
  | { kind: "proveOn" | "proveOff" | "proveCodes" }
  | { kind: "enrol"; begun: BegunSecondFactor }
  | { kind: "codes"; codes: readonly string[] };

/** Codes of an authenticator beside the password: on, off, new recovery codes. Each asks for the password first. */
export function SignInCodes({ account }: { account: Account }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<Step | null>(null);
  const close = (): void => setStep(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
  const showCodes = async (codes: readonly string[]): Promise<void> => {
    setStep({ kind: "codes", codes });
    await refresh();
  };
  const { hasSecondFactor, recoveryCodesLeft } = account;
  return (
    <section className={classes["card"]}>
      <h2>{t("account.codes")}</h2>
      <p className={classes["hint"]}>
        {hasSecondFactor
          ? `${t("account.codesOn")} ${t("account.codesLeft", { count: recoveryCodesLeft })}`
          : t("account.codesOff")}
      </p>
      <div className={classes["tools"]}>
        {hasSecondFactor ? (
          <>
            <Button onClick={() => setStep({ kind: "proveCodes" })}>{t("account.newCodes")}</Button>
            <Button color="red" variant="subtle" onClick={() => setStep({ kind: "proveOff" })}>
              {t("account.turnOff")}
            </Button>
          </>
        ) : (
          <Button onClick={() => setStep({ kind: "proveOn" })}>{t("account.turnOn")}</Button>
        )}
      </div>
      {step?.kind === "proveOn" && (
        <ProveDialog
          prove={async (proof) => setStep({ kind: "enrol", begun: await beginCodes(proof) })}
          onClose={close}
        />
      )}
      {step?.kind === "proveOff" && (
        <ProveDialog
          prove={async (proof) => {
            await removeCodes(proof);
            close();
            say.done(t("account.turnedOff"));
            await refresh();
          }}
          onClose={close}
        />
      )}
      {step?.kind === "proveCodes" && (
        <ProveDialog
          prove={async (proof) => showCodes((await renewRecoveryCodes(proof)).recoveryCodes)}
          onClose={close}
        />
      )}
      {step?.kind === "enrol" && (
        <EnrolDialog begun={step.begun} onConfirmed={(codes) => void showCodes(codes)} onClose={close} />
      )}
      {step?.kind === "codes" && <RecoveryCodesDialog codes={step.codes} onClose={close} />}
    </section>
  );
}
