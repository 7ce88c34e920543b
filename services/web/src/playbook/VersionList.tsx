import type { PlaybookVersion } from "@earshot/contract/playbook-version";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import classes from "./Playbook.module.css";

interface VersionListProps {
  versions: readonly PlaybookVersion[];
  shown: number;
  onShow: (playbookId: number) => void;
}

/** Versions with who saved them, when and why; the first one holds, an older one is shown to be saved again. */
export function VersionList({ versions, shown, onShow }: VersionListProps) {
  const { t } = useTranslation();
  return (
    <section className={classes["versions"]} aria-label={t("playbook.versions")}>
      <h2>{t("playbook.versions")}</h2>
      <ol>
        {versions.map(({ playbookId, by, savedAt, note, isShipped }, at) => (
          <li key={playbookId}>
            <UnstyledButton
              className={classes["version"]}
              aria-current={playbookId === shown || undefined}
              onClick={() => onShow(playbookId)}
            >
              <b>
                № {playbookId}
                {at === 0 && ` · ${t("playbook.holds")}`}
              </b>
              <small>
                {isShipped ? t("playbook.shipped") : (by ?? t("playbook.byCommand"))} ·{" "}
                <Moment at={savedAt} />
              </small>
              {note !== "" && <span dir="auto">{note}</span>}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </section>
  );
}
