import type { Colleague } from "@earshot/contract/colleague";
import { roles } from "@earshot/core/triage/status";
import { roleNames } from "@earshot/core/triage/status-names";
import { Button, Modal, MultiSelect, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../api/desk.ts";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import type { Deed } from "./change.ts";
import classes from "./Dialogs.module.css";

interface EscalateDialogProps {
  act: (change: Deed) => void;
  onClose: () => void;
}

/** Calls people in, one by one or a whole role, with a sentence that says why. */
export function EscalateDialog({ act, onClose }: EscalateDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { person } = usePerson();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const here = colleagues.filter(({ personId, hasLeft }) => !hasLeft && personId !== person?.personId);
  const people = called(here, chosen);
  const isReady = people.length > 0 && reason.trim() !== "";

  const options = [
    ...roles
      .filter((role) => here.some((each) => each.role === role))
      .map((role) => ({
        value: `role ${role}`,
        label: `${roleNames[language][role]}: ${t("working.escalate.everyone")}`,
      })),
    ...here.map(({ personId, name }) => ({ value: `person ${personId}`, label: name })),
  ];
  const send = (): void => {
    if (!isReady) return;
    act({ kind: "escalate", people, reason: reason.trim() });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("working.escalate.title")} size={460}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <MultiSelect
          data-autofocus
          searchable
          label={t("working.escalate.whom")}
          data={options}
          value={chosen}
          onChange={setChosen}
          comboboxProps={{ withinPortal: true }}
        />
        <Textarea
          label={t("working.escalate.why")}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            send();
          }}
        />
        <p className={classes["hint"]}>{t("working.escalate.hint")}</p>
        <Button type="submit" variant="filled" disabled={!isReady}>
          {t("working.escalate.confirm")}
        </Button>
      </form>
    </Modal>
  );
}

/** People chosen by name or by role, each once. */
function called(
  here: readonly Colleague[],
  chosen: readonly string[],
): Pick<Colleague, "personId" | "name">[] {
  return here
    .filter(({ personId, role }) => chosen.includes(`person ${personId}`) || chosen.includes(`role ${role}`))
    .map(({ personId, name }) => ({ personId, name }));
}
