import type { MentionFilter } from "@earshot/contract/mention-filter";
import { useTranslation } from "react-i18next";
import { askedFilter } from "../api/mentions.ts";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { neighbour } from "./arrange-rows.ts";
import type { BulkTarget } from "./bulk-desk.ts";
import { isEffective, type Deed } from "./change.ts";
import { isStatusInView } from "./in-view.ts";
import type { useMentionList } from "./use-mention-list.ts";
import type { Selection } from "./use-selection.ts";
import type { TriageChanges } from "./use-triage-changes.tsx";

export interface DecisionsGiven {
  changes: TriageChanges;
  list: ReturnType<typeof useMentionList>;
  filter: MentionFilter;
  selected: number | null;
  select: (postId: number | null) => void;
  selection: Selection;
  mayTriage: boolean;
  isPhone: boolean;
}

export interface Decisions {
  /** About the ticked posts, else about the chosen one. */
  act: (change: Deed) => void;
  /** Gives them to oneself. */
  take: () => void;
  undo: () => void;
}

/** What a key or a click decides, and where the cursor goes then. */
export function useDecisions(given: DecisionsGiven): Decisions {
  const { changes, list, filter, selected, select, selection, mayTriage, isPhone } = given;
  const { t } = useTranslation();
  const say = useSay();
  const { person } = usePerson();

  function actOnMany(change: Deed): void {
    const postIds = [...selection.ids];
    const target: BulkTarget = selection.isAllOfFilter ? { filter: asked(filter) } : { postIds };
    const stays = list.ids.filter((id) => !selection.has(id));
    const isGone = selected !== null && selection.has(selected) && leaves(change, filter);
    const next = selected === null ? null : neighbour([...stays, selected].sort(inOrder(list.ids)), selected);
    changes.actBulk(target, change);
    // Tags are put on one after the other: the choice stays for the next.
    if (change.kind !== "tags") selection.clear();
    if (isGone) select(isPhone || selection.isAllOfFilter ? null : next);
  }
  const decisions: Decisions = {
    act(change) {
      if (!mayTriage) {
        say.done(t("triage.readOnly"));
        return;
      }
      if (selection.count > 0) {
        actOnMany(change);
        return;
      }
      if (selected === null) return;
      const row = changes.rows.get(selected);
      if (row !== undefined && !isEffective(row, change)) {
        say.done(t("triage.already"));
        return;
      }
      const next = neighbour(list.ids, selected);
      changes.act(selected, change);
      if (leaves(change, filter)) select(isPhone ? null : next);
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

/** Whether a post leaves the view by the change. */
function leaves(change: Deed, filter: MentionFilter): boolean {
  if (change.kind === "status") return !isStatusInView(change.status, filter);
  if (change.kind === "irrelevant") return !isStatusInView("dismissed", filter);
  return change.kind === "snooze" && (change.until !== null) !== (filter.asleep === true);
}

/** The filter as the API takes it, name by name. */
function asked(filter: MentionFilter): Record<string, string[]> {
  const given = askedFilter(filter);
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)]));
}

function inOrder(ids: readonly number[]): (a: number, b: number) => number {
  return (a, b) => ids.indexOf(a) - ids.indexOf(b);
}
