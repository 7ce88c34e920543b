import type { MentionRow } from "@earshot/contract/mention";
import { useEffect, useEffectEvent } from "react";
import { readHost } from "../app/safe-address.ts";
import { step } from "./arrange-rows.ts";
import { mainEntity, sentimentChange, severityChange, type Deed } from "./change.ts";
import { isTakenBy, readKey, type KeyAction } from "./keys.ts";
import type { OpenDialog } from "./TriagePage.tsx";
import { useTriageCommands } from "./use-triage-commands.ts";
import type { Selection } from "./use-selection.ts";

interface KeyHands {
  /** A dialog is open and has the keys. */
  isOff: boolean;
  ids: readonly number[];
  selected: number | null;
  row: MentionRow | undefined;
  mayTriage: boolean;
  select: (postId: number | null) => void;
  act: (change: Deed) => void;
  undo: () => void;
  openDialog: (dialog: OpenDialog) => void;
  /** Gives the chosen post to oneself. */
  take: () => void;
  /** Takes the chosen post in hand, or lets it go. */
  hold: () => void;
  star: () => void;
  selection: Selection;
  focus: (place: "list" | "detail" | "search" | "note") => void;
}

/** Listens to the keys of the triage page and does what they mean. */
export function useTriageKeys(hands: KeyHands): void {
  const isMany = hands.selection.count > 0;
  useTriageCommands({ ...hands, hasPost: hands.row !== undefined || isMany, isMany });
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (hands.isOff || event.defaultPrevented || isTakenBy(event.target, event.code)) return;
    const action = readKey(event);
    if (action === null) return;
    if (isInDetail(event.target) && isScrolling(event.code)) return;
    event.preventDefault();
    perform(action, hands);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function perform(action: KeyAction, hands: KeyHands): void {
  const { selected, row, ids } = hands;
  switch (action.do) {
    case "move":
      hands.select(step(ids, selected, action.by));
      return;
    case "open":
      if (row !== undefined && row.url !== null && readHost(row.url) !== null)
        window.open(row.url, "_blank", "noopener,noreferrer");
      return;
    case "detail":
      if (selected === null) hands.select(ids[0] ?? null);
      hands.focus("detail");
      return;
    case "back":
      hands.selection.clear();
      hands.focus("list");
      return;
    case "search":
      hands.focus("search");
      return;
    case "help":
      hands.openDialog("help");
      return;
    case "select":
    case "select_all":
    case "extend":
      select(action, hands);
      return;
    default:
      decide(action, hands);
  }
}

type Moving = "move" | "open" | "detail" | "back" | "search" | "help" | "select" | "select_all" | "extend";

/** What a key does to the chosen post, or to those that are ticked. */
function decide(action: Exclude<KeyAction, { do: Moving }>, hands: KeyHands): void {
  const { row, mayTriage } = hands;
  const hasPost = row !== undefined || hands.selection.count > 0;
  switch (action.do) {
    case "undo":
      if (mayTriage) hands.undo();
      return;
    case "assign_me":
      hands.take();
      return;
    case "note":
      if (mayTriage) hands.focus("note");
      return;
    case "hold":
      if (row !== undefined && mayTriage) hands.hold();
      return;
    case "star":
      if (row !== undefined) hands.star();
      return;
    case "wake":
      hands.act({ kind: "snooze", until: null });
      return;
    case "severity":
      if (hasPost) hands.act(severityChange(action.severity));
      return;
    case "status":
      hands.act({ kind: "status", status: action.status });
      return;
    case "sentiment": {
      const entity = row === undefined ? null : mainEntity(row);
      if (entity !== null) hands.act(sentimentChange(entity.entityId, action.sentiment));
      return;
    }
    default:
      if (hasPost && mayTriage) hands.openDialog(action.do);
  }
}

/** Ticks rows: the chosen one, all in the list, or the ones that the cursor passes. */
function select(
  action: Extract<KeyAction, { do: "select" | "select_all" | "extend" }>,
  hands: KeyHands,
): void {
  const { selection, selected, ids } = hands;
  if (action.do === "select_all") {
    selection.add(ids);
    return;
  }
  if (selected === null) {
    hands.select(ids[0] ?? null);
    return;
  }
  if (action.do === "select") {
    selection.toggle(selected);
    return;
  }
  const next = step(ids, selected, action.by);
  selection.add(next === null ? [selected] : [selected, next]);
  hands.select(next);
}

/** In the detail the arrows scroll the text, as they do everywhere. */
function isInDetail(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("[data-detail]") !== null;
}

function isScrolling(code: string): boolean {
  return /^(Arrow(Up|Down)|Page(Up|Down)|Home|End)$/.test(code);
}
