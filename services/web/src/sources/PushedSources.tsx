import { Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AddMailbox } from "./AddMailbox.tsx";
import { AddWebhook } from "./AddWebhook.tsx";
import classes from "./Sources.module.css";

/** Sources that have no address to paste: a mailbox, posts that somebody hands in, a file. */
export function PushedSources({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"webhook" | "mailbox" | null>(null);
  return (
    <section className={classes["pushed"]}>
      <Group gap={8}>
        <span>{t("sources.pushed.or")}</span>
        <Button variant="default" onClick={() => setOpen(open === "mailbox" ? null : "mailbox")}>
          {t("sources.pushed.mailbox")}
        </Button>
        <Button variant="default" onClick={() => setOpen(open === "webhook" ? null : "webhook")}>
          {t("sources.pushed.webhook")}
        </Button>
        <Button variant="default" component={Link} to="/imports">
          {t("sources.pushed.file")}
        </Button>
      </Group>
      {open === "mailbox" && <AddMailbox onClose={onClose} />}
      {open === "webhook" && <AddWebhook />}
    </section>
  );
}
