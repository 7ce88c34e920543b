import { Button, Group, Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { judgeAccount } from "../api/authors.ts";
import { usePerson } from "../app/person.ts";
import classes from "./Authors.module.css";
import { useCardDeed } from "./use-card-deed.tsx";

interface VerdictButtonsProps {
  authorId: number;
  /** Whom the account resembles. */
  entityName: string;
  /** There are posts that could go into an incident. */
  hasPosts: boolean;
}

/** What a suspected account is: ours, nothing to speak of, or an impostor. */
export function VerdictButtons({ authorId, entityName: name, hasPosts }: VerdictButtonsProps) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const navigate = useNavigate();
  const deed = useCardDeed();
  const [isAsking, setIsAsking] = useState(false);
  const judge = async (
    verdict: "ours" | "false_alarm" | "impostor",
    incident: "none" | "new" = "none",
  ): Promise<void> => {
    const done = await deed.run(() => judgeAccount(authorId, { verdict, incident }), {
      words: t(`authors.check.done.${verdict}`),
      canUndo: true,
    });
    setIsAsking(false);
    if (done?.incidentId == null) return;
    void navigate({ to: "/incidents/$incidentId", params: { incidentId: String(done.incidentId) } });
  };
  if (!may("edit_watch_list")) return null;
  return (
    <div className={classes["buttons"]}>
      <Button
        title={t("authors.check.oursHint", { name })}
        disabled={deed.isBusy}
        onClick={() => void judge("ours")}
      >
        {t("authors.check.ours")}
      </Button>
      <Button
        title={t("authors.check.falseAlarmHint")}
        disabled={deed.isBusy}
        onClick={() => void judge("false_alarm")}
      >
        {t("authors.check.false_alarm")}
      </Button>
      <Button
        color="red"
        variant="light"
        title={t("authors.check.impostorHint", { name })}
        disabled={deed.isBusy}
        onClick={() => (hasPosts ? setIsAsking(true) : void judge("impostor"))}
      >
        {t("authors.check.impostor")}
      </Button>
      {isAsking && (
        <Modal
          opened
          onClose={() => setIsAsking(false)}
          title={t("authors.check.incidentTitle", { name })}
          size={460}
        >
          <p>{t("authors.check.incidentText")}</p>
          <Group justify="flex-end" gap={8} mt={16}>
            <Button loading={deed.isBusy} onClick={() => void judge("impostor")}>
              {t("authors.check.incidentNone")}
            </Button>
            <Button variant="filled" loading={deed.isBusy} onClick={() => void judge("impostor", "new")}>
              {t("authors.check.incidentNew")}
            </Button>
          </Group>
        </Modal>
      )}
    </div>
  );
}
