import { Suspense, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { lazyPart, preloadParts } from "../app/lazy-part.tsx";
import { usePerson } from "../app/person.ts";
import { useSettle } from "../app/settled.ts";
import { useScreen } from "../app/use-screen.ts";
import { DeskProvider } from "./desk-context.ts";
import { DetailPane } from "./DetailPane.tsx";
import { ListPane } from "./ListPane.tsx";
import { NothingChosen } from "./NothingChosen.tsx";
import { QueueNotice } from "./QueueNotice.tsx";
import classes from "./TriagePage.module.css";
import { useDefaultView } from "./use-default-view.ts";
import { useChosenPost } from "./use-chosen-post.ts";
import { useMentionList, useNextAhead } from "./use-mention-list.ts";
import { useRest } from "./use-rest.ts";
import { useTriageChanges } from "./use-triage-changes.tsx";
import { useWorking } from "./use-working.ts";
import { useTriageKeys } from "./use-triage-keys.ts";

/** Shown when the list is already there, so their code is fetched after it. */
const PostDetail = lazyPart(async () => (await import("./PostDetail.tsx")).PostDetail);
const BulkBar = lazyPart(async () => (await import("./BulkBar.tsx")).BulkBar);
const TriageDialogs = lazyPart(async () => (await import("./TriageDialogs.tsx")).TriageDialogs);

export type OpenDialog =
  | "filters"
  | "help"
  | "direction"
  | "dismiss"
  | "snooze"
  | "escalate"
  | "block"
  | "merge"
  | "split"
  | "incident"
  | "answer"
  | "assign"
  | "tags"
  | "views"
  | "save_view"
  | null;

/** Triage: the live list of posts by urgency, and one of them in full. */
export function TriagePage() {
  const { t } = useTranslation();
  const screen = useScreen();
  const isPhone = screen === "phone";
  const { mayTriage } = usePerson();
  const { filter, setFilter, selected, select } = useChosenPost(isPhone);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const isPointed = useRef(false);
  const changes = useTriageChanges();
  const isTouched = useCallback(
    () => isPointed.current || selected !== null || (scroller.current?.scrollTop ?? 0) > 0,
    [selected],
  );
  const rest = useRest(selected);
  const list = useMentionList(filter, changes.rows, changes.ours, isTouched, selected);
  useNextAhead(list.ids, selected);
  useSettle(!list.query.isPending, preloadParts);
  useDefaultView(setFilter);
  const { selection, desk, decisions, row, actions } = useWorking({
    changes,
    list,
    filter,
    selected,
    select,
    mayTriage,
    isPhone,
    openDialog: setDialog,
  });
  const { act } = decisions;
  useTriageKeys({
    isOff: dialog !== null,
    ids: list.ids,
    selected,
    row,
    mayTriage,
    select,
    ...decisions,
    hold: actions.holding.toggle,
    star: actions.onStar,
    selection,
    openDialog: setDialog,
    focus(place) {
      if (place === "detail") pane.current?.focus();
      if (place === "note") noteField.current?.focus();
      if (place === "search") searchField.current?.focus();
      if (place === "list" && isPhone) select(null);
      if (place === "list" && !isPhone) scroller.current?.focus();
    },
  });

  return (
    <DeskProvider value={desk}>
      <div className={classes["panes"]} data-screen={screen}>
        <h1 className="unseen">{t("frame.triage")}</h1>
        <div
          className={classes["list"]}
          hidden={isPhone && selected !== null}
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
          >
            <QueueNotice queue={changes.queue} />
            <Suspense>
              {mayTriage && selection.count > 0 && (
                <BulkBar
                  selection={selection}
                  ids={list.ids}
                  total={list.total}
                  act={act}
                  onDialog={setDialog}
                />
              )}
            </Suspense>
          </ListPane>
        </div>
        {selected !== null && (
          <DetailPane chosen={selected} rest={rest} pane={pane}>
            <PostDetail
              postId={selected}
              changes={changes}
              actions={actions}
              pane={pane}
              noteField={noteField}
              search={filter.q}
              onBack={isPhone ? () => select(null) : null}
            />
          </DetailPane>
        )}
        {selected === null && !isPhone && <NothingChosen hasPosts={list.ids.length > 0} />}
        <Suspense>
          {dialog !== null && (
            <TriageDialogs
              dialog={dialog}
              filter={filter}
              row={row}
              rowOf={list.get}
              selection={selection}
              act={act}
              onFilter={setFilter}
              onClose={() => setDialog(null)}
            />
          )}
        </Suspense>
      </div>
    </DeskProvider>
  );
}
