import type { MentionFilter } from "@earshot/contract/mention";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { usePerson } from "../app/person.ts";
import { useScreen } from "../app/use-screen.ts";
import { directionChange, type Change } from "./change.ts";
import { neighbour } from "./arrange-rows.ts";
import { readFilter } from "./filter-address.ts";
import { isStatusInView } from "./in-view.ts";
import { ListPane } from "./ListPane.tsx";
import { NothingChosen } from "./NothingChosen.tsx";
import { PostDetail, type DetailActions } from "./PostDetail.tsx";
import classes from "./TriagePage.module.css";
import { useMentionList } from "./use-mention-list.ts";
import { useTriageChanges } from "./use-triage-changes.tsx";
import { useTriageKeys } from "./use-triage-keys.ts";

/** Opened by a key or a button, so their code is fetched when the list is already there. */
const TriageDialogs = lazy(async () => ({ default: (await import("./TriageDialogs.tsx")).TriageDialogs }));

export type OpenDialog = "filters" | "help" | "direction" | "dismiss" | null;

/** Triage: the live list of posts by urgency, and one of them in full. */
export function TriagePage() {
  const search = useSearch({ from: "/signed-in/triage" });
  const navigate = useNavigate({ from: "/triage" });
  const screen = useScreen();
  const { mayTriage } = usePerson();
  const filter = useMemo(() => readFilter(search), [search]);
  const [selected, setSelected] = useState<number | null>(search.post ?? null);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const isPointed = useRef(false);
  const isPhone = screen === "phone";
  const changes = useTriageChanges();
  const isTouched = useCallback(
    () => isPointed.current || selected !== null || (scroller.current?.scrollTop ?? 0) > 0,
    [selected],
  );
  const list = useMentionList(filter, changes.rows, changes.isOurs, isTouched);

  // The address follows: back and forward on a phone open and close the post.
  useEffect(() => setSelected(search.post ?? null), [search.post]);

  const select = useCallback(
    (postId: number | null) => {
      setSelected(postId);
      void navigate({
        search: (given) => ({ ...readFilter(given), ...(postId === null ? {} : { post: postId }) }),
        replace: !isPhone || postId === null,
      });
    },
    [navigate, isPhone],
  );
  const setFilter = useCallback(
    (next: MentionFilter) => {
      setSelected(null);
      scroller.current?.scrollTo({ top: 0 });
      void navigate({ search: next });
    },
    [navigate],
  );

  const act = (change: Change): void => {
    if (selected === null || !mayTriage) return;
    const isLeaving = change.kind === "status" && !isStatusInView(change.status, filter);
    const next = neighbour(list.ids, selected);
    changes.act(selected, change);
    if (isLeaving) select(isPhone ? null : next);
  };
  const undo = (): void => {
    const undone = changes.undo(selected);
    if (undone !== null && !isPhone) select(undone);
  };
  const actions: DetailActions = {
    mayTriage,
    act,
    onDirection: () => setDialog("direction"),
    onDismiss: () => setDialog("dismiss"),
    onUndoEvent: (eventId) => selected !== null && changes.undoEvent(selected, eventId),
    onOpenPost: select,
  };
  useTriageKeys({
    isOff: dialog !== null,
    ids: list.ids,
    selected,
    row: selected === null ? undefined : list.get(selected),
    mayTriage,
    select,
    act,
    undo,
    openDialog: setDialog,
    focus: (place) => {
      if (place === "detail") pane.current?.focus();
      if (place === "list") isPhone ? select(null) : scroller.current?.focus();
      if (place === "search") searchField.current?.focus();
    },
  });

  const isDetailAlone = isPhone && selected !== null;
  return (
    <div className={classes["panes"]} data-screen={screen}>
      <div
        className={classes["list"]}
        hidden={isDetailAlone}
        onPointerEnter={() => (isPointed.current = true)}
        onPointerLeave={() => (isPointed.current = false)}
      >
        <ListPane
          list={list}
          filter={filter}
          selected={selected}
          isPhone={isPhone}
          scroller={scroller}
          searchField={searchField}
          onFilter={setFilter}
          onSelect={select}
          onDialog={setDialog}
        />
      </div>
      {selected === null ? (
        !isPhone && <NothingChosen hasPosts={list.ids.length > 0} />
      ) : (
        <PostDetail
          postId={selected}
          changes={changes}
          actions={actions}
          pane={pane}
          onBack={isPhone ? () => select(null) : null}
        />
      )}
      <Suspense>
        {dialog !== null && (
          <TriageDialogs
            dialog={dialog}
            filter={filter}
            direction={selected === null ? null : (list.get(selected)?.direction ?? null)}
            onFilter={setFilter}
            onDirection={(direction) => act(directionChange(direction))}
            onDismiss={(reason) => act({ kind: "status", status: "dismissed", reason })}
            onClose={() => setDialog(null)}
          />
        )}
      </Suspense>
    </div>
  );
}
