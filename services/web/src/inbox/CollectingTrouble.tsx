import { receivedText } from "@earshot/core/system/finding-text";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { systemAlertsQuery } from "../api/system.ts";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Inbox.module.css";

const kinds: ReadonlySet<string> = new Set([
  "collector_stopped",
  "sources_failing",
  "platform_stopped",
  "source_stopped",
]);
const shownMax = 5;

/** What has stopped being collected and nobody looks after yet, for those who care for sources. */
export function CollectingTrouble({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { may } = usePerson();
  const { data = [] } = useQuery({ ...systemAlertsQuery, enabled: may("edit_sources") });
  const open = data.filter(
    (alert) => kinds.has(alert.kind) && alert.resolvedAt === null && alert.acknowledgedAt === null,
  );
  if (open.length === 0) return null;
  return (
    <section className={classes["trouble"]} aria-label={t("coverage.inboxTitle")}>
      <h2>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden /> {t("coverage.inboxTitle")}
      </h2>
      <ul>
        {open.slice(0, shownMax).map((alert) => (
          <li key={alert.systemAlertId}>
            {(receivedText(alert.code, alert.params, language) ?? alert).what} <Moment at={alert.openedAt} />
          </li>
        ))}
      </ul>
      <Link to="/coverage" onClick={onClose}>
        {t("coverage.noteMore")}
      </Link>
    </section>
  );
}
