import { Button } from "@mantine/core";
import { IconArrowLeft, IconMapQuestion, IconRefresh } from "@tabler/icons-react";
import { Link, type ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "./Empty.tsx";
import { Failure } from "./Failure.tsx";

/** In place of a page that could not be drawn. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  return <Failure error={error} onRetry={reset} />;
}

export function NoSuchPage() {
  const { t } = useTranslation();
  return (
    <Empty icon={<IconMapQuestion size={28} stroke={1.5} aria-hidden />} title={t("frame.noSuchPage")} isPage>
      <p>{t("frame.noSuchPageHint")}</p>
      <Button component={Link} to="/triage" leftSection={<IconArrowLeft size={16} />}>
        {t("frame.toTriage")}
      </Button>
    </Empty>
  );
}

/** Asks to load the page anew: after an update the old files are gone. */
export function ReloadButton() {
  const { t } = useTranslation();
  return (
    <Button leftSection={<IconRefresh size={16} />} onClick={() => window.location.reload()}>
      {t("frame.reload")}
    </Button>
  );
}
