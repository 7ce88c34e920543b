import { mayBeClosedOff, readSourceReason } from "@earshot/core/collect/source-reason";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePerson } from "../app/person.ts";

interface ReachHintProps {
  /** Name of a service that everybody knows; null for a site of anybody's. */
  service: string | null;
  reasonCode: string | null;
}

/** Where a known service cannot be reached from this network: the way around it. Nothing for other reasons. */
export function ReachHint({ service, reasonCode }: ReachHintProps) {
  const { t } = useTranslation();
  const { may } = usePerson();
  if (service === null || reasonCode === null || !mayBeClosedOff(readSourceReason(reasonCode))) return null;
  return (
    <p>
      {t("settings.connect.closedOff", { service })}{" "}
      {may("run_system") ? (
        <Link to="/settings/connections">{t("settings.connect.open")}</Link>
      ) : (
        t("settings.connect.openAsk")
      )}
    </p>
  );
}
