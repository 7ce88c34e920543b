import type { MentionRow } from "@earshot/contract/mention";
import { peopleLike } from "@earshot/core/triage/note-text";
import { roleNames } from "@earshot/core/triage/status-names";
import { IconCheck, IconUserOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../api/desk.ts";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import type { Deed } from "./change.ts";
import { PersonMark } from "./PersonMark.tsx";
import { PickDialog, type Pick } from "./PickDialog.tsx";
import classes from "./Tags.module.css";

interface AssignDialogProps {
  row: MentionRow;
  act: (change: Deed) => void;
  onClose: () => void;
}

/** Gives a post to anybody who may work on it, oneself first, or to nobody. */
export function AssignDialog({ row, act, onClose }: AssignDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { person } = usePerson();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const able = colleagues
    .filter(({ mayTake }) => mayTake)
    .toSorted((a, b) => Number(b.personId === person?.personId) - Number(a.personId === person?.personId));

  const picksFor = (typed: string): Pick[] => {
    const picks = peopleLike(able, typed).map(({ personId, name, role }): Pick => {
      const isChosen = row.assignee?.personId === personId;
      return {
        key: String(personId),
        isChosen,
        content: (
          <>
            <span className={classes["check"]}>{isChosen && <IconCheck size={15} aria-hidden />}</span>
            <PersonMark name={name} isMe={personId === person?.personId} />
            <span className={classes["role"]}>{roleNames[language][role]}</span>
          </>
        ),
        onPick: () => act({ kind: "assign", assignee: { personId, name, hasLeft: false } }),
      };
    });
    if (typed !== "" || row.assignee === null) return picks;
    const content = (
      <>
        <IconUserOff size={15} aria-hidden />
        {t("desk.assign.clear")}
      </>
    );
    return [...picks, { key: "nobody", content, onPick: () => act({ kind: "assign", assignee: null }) }];
  };
  return (
    <PickDialog
      title={t("desk.assign.choose")}
      search={t("desk.assign.search")}
      empty={t("desk.assign.empty")}
      picksFor={picksFor}
      maxLength={100}
      onClose={onClose}
    />
  );
}
