import type { Sentiment } from "@earshot/core/analyse/label";
import type { Severity, Status } from "@earshot/core/triage/status";

/** What a key means in the triage list. */
export type KeyAction =
  | { do: "move"; by: number }
  | { do: "severity"; severity: Severity }
  | { do: "sentiment"; sentiment: Sentiment }
  | { do: "status"; status: Status }
  | { do: "assign_me" | "assign" | "tags" | "note" }
  | { do: "select" }
  | { do: "select_all" }
  | { do: "hold" | "star" | "wake" }
  /** Marks the row that the cursor comes to. */
  | { do: "extend"; by: number }
  | { do: "snooze" | "escalate" | "block" | "merge" | "split" | "answer" | "incident" }
  | { do: "open" }
  | { do: "detail" }
  | { do: "back" }
  | { do: "search" }
  | { do: "help" }
  | { do: "direction" | "dismiss" | "undo" };

export interface Pressed {
  code: string;
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
}

/** By place on the keyboard, not by letter: J is the same key in a Russian layout, where it writes «о». */
const byCode: Readonly<Record<string, KeyAction>> = {
  KeyJ: { do: "move", by: 1 },
  ArrowDown: { do: "move", by: 1 },
  KeyK: { do: "move", by: -1 },
  ArrowUp: { do: "move", by: -1 },
  Home: { do: "move", by: Number.NEGATIVE_INFINITY },
  End: { do: "move", by: Number.POSITIVE_INFINITY },
  PageDown: { do: "move", by: 10 },
  PageUp: { do: "move", by: -10 },
  KeyO: { do: "open" },
  Enter: { do: "detail" },
  Escape: { do: "back" },
  KeyD: { do: "direction" },
  KeyP: { do: "sentiment", sentiment: "positive" },
  KeyN: { do: "sentiment", sentiment: "negative" },
  KeyU: { do: "sentiment", sentiment: "neutral" },
  KeyE: { do: "status", status: "in_progress" },
  KeyW: { do: "status", status: "waiting" },
  KeyR: { do: "answer" },
  KeyX: { do: "select" },
  KeyS: { do: "snooze" },
  KeyM: { do: "merge" },
  KeyB: { do: "block" },
  KeyH: { do: "hold" },
  KeyF: { do: "star" },
  KeyI: { do: "dismiss" },
  KeyA: { do: "assign_me" },
  KeyT: { do: "tags" },
  KeyC: { do: "note" },
  KeyZ: { do: "undo" },
  Slash: { do: "search" },
};

/** The same with Shift. */
const byShiftedCode: Readonly<Record<string, KeyAction>> = {
  KeyA: { do: "assign" },
  KeyE: { do: "escalate" },
  KeyI: { do: "incident" },
  KeyR: { do: "status", status: "answered" },
  KeyM: { do: "split" },
  KeyS: { do: "wake" },
  KeyX: { do: "select_all" },
  KeyJ: { do: "extend", by: 1 },
  ArrowDown: { do: "extend", by: 1 },
  KeyK: { do: "extend", by: -1 },
  ArrowUp: { do: "extend", by: -1 },
};

/** What a pressed key means; null: it is not ours. Only movement repeats while a key is held. */
export function readKey(pressed: Pressed): KeyAction | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  // Where "?" stands on 7 or ß, its letter is the better guide.
  if (pressed.key === "?" || (pressed.shiftKey && pressed.code === "Slash"))
    return once(pressed, { do: "help" });
  if (pressed.key === "/") return once(pressed, { do: "search" });
  if (pressed.shiftKey) return repeating(pressed, actionOf(byShiftedCode, pressed.code));
  const digit = /^(?:Digit|Numpad)([1-5])$/.exec(pressed.code)?.[1];
  if (digit !== undefined) return once(pressed, { do: "severity", severity: Number(digit) as Severity });
  return repeating(pressed, actionOf(byCode, pressed.code));
}

function actionOf(keys: Readonly<Record<string, KeyAction>>, code: string): KeyAction | null {
  return Object.hasOwn(keys, code) ? (keys[code] ?? null) : null;
}

/** Only movement goes on while a key is held. */
function repeating(pressed: Pressed, action: KeyAction | null): KeyAction | null {
  return action === null || action.do === "move" || action.do === "extend" ? action : once(pressed, action);
}

function once(pressed: Pressed, action: KeyAction): KeyAction | null {
  return pressed.repeat ? null : action;
}

/** Whether a key belongs to the element that has it: text is typed, a button pressed, a menu walked through. */
export function isTakenBy(target: EventTarget | null, code: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]")) return true;
  const isPress = code === "Enter" || code === "Space";
  return isPress && target.closest("button, a, summary, [role=button]") !== null;
}
