import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Playbook.module.css";

interface OlderVersionProps {
  number: number;
  /** The version that holds. */
  held: number;
  mayRestore: boolean;
  isBusy: boolean;
  /** Shows what going back would change; saving is the next step. */
  onRestore: () => void;
  onLeave: () => void;
}

/** Says that this version does not hold, and how to go back to it. */
export function OlderVersion({ number, held, mayRestore, isBusy, onRestore, onLeave }: OlderVersionProps) {
  const { t } = useTranslation();
  return (
    <div className={classes["older"]} role="note">
      <p>{t("playbook.older", { number, held })}</p>
      <Group gap={8}>
        {mayRestore && (
          <Button size="xs" loading={isBusy} onClick={onRestore}>
            {t("playbook.restore")}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={onLeave}>
          {t("playbook.toHeld", { held })}
        </Button>
      </Group>
    </div>
  );
}
