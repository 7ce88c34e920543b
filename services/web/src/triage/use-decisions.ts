import type { MentionFilter } from "@earshot/contract/mention-filter";
import { useTranslation } from "react-i18next";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { neighbour } from "./arrange-rows.ts";
import { isEffective, type Change } from "./change.ts";
import { isStatusInView } from "./in-view.ts";
import type { useMentionList } from "./use-mention-list.ts";
import type { TriageChanges } from "./use-triage-changes.tsx";

interface DecisionsGiven {
  changes: TriageChanges;
  list: ReturnType<typeof useMentionList>;
  filter: MentionFilter;
  selected: number | null;
  select: (postId: number | null) => void;
  mayTriage: boolean;
  isPhone: boolean;
}

interface Decisions {
  act: (change: Change) => void;
  /** Gives the chosen post to oneself. */
  take: () => void;
  undo: () => void;
}

/** What a key or a click decides about the chosen post, and where the cursor goes then. */
export function useDecisions(given: DecisionsGiven): Decisions {
  const { changes, list, filter, selected, select, mayTriage, isPhone } = given;
  const { t } = useTranslation();
  const say = useSay();
  const { person } = usePerson();
  const decisions: Decisions = {
    act(change) {
      if (selected === null) return;
      if (!mayTriage) {
        say.done(t("triage.readOnly"));
        return;
      }
      const row = changes.rows.get(selected);
      if (row !== undefined && change.kind !== "restore" && !isEffective(row, change)) {
        say.done(t("triage.already"));
        return;
      }
      const isLeaving = change.kind === "status" && !isStatusInView(change.status, filter);
      const next = neighbour(list.ids, selected);
      changes.act(selected, change);
      if (isLeaving) select(isPhone ? null : next);
    },
    take() {
      if (person === null) return;
      const { personId, name } = person;
      decisions.act({ kind: "assign", assignee: { personId, name, hasLeft: false } });
    },
    undo() {
      const undone = changes.undo(selected);
      if (undone !== null && !isPhone) select(undone);
    },
  };
  return decisions;
}
