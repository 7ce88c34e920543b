import { expect, test } from "vitest";
import { readKey, type KeyAction, type Pressed } from "./keys.ts";

const nothing: Pressed = {
  code: "",
  key: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
};

const rows: [name: string, pressed: Partial<Pressed>, action: KeyAction | null][] = [
  ["j", { code: "KeyJ", key: "j" }, { do: "move", by: 1 }],
  ["j in a Russian layout", { code: "KeyJ", key: "о" }, { do: "move", by: 1 }],
  ["j held", { code: "KeyJ", key: "j", repeat: true }, { do: "move", by: 1 }],
  ["up", { code: "ArrowUp", key: "ArrowUp" }, { do: "move", by: -1 }],
  ["r in a Russian layout", { code: "KeyR", key: "к" }, { do: "answer" }],
  ["Shift+R", { code: "KeyR", key: "К", shiftKey: true }, { do: "status", status: "answered" }],
  ["x in a Russian layout", { code: "KeyX", key: "ч" }, { do: "select" }],
  ["s in a Russian layout", { code: "KeyS", key: "ы" }, { do: "snooze" }],
  ["m in a Russian layout", { code: "KeyM", key: "ь" }, { do: "merge" }],
  ["i in a Russian layout", { code: "KeyI", key: "ш" }, { do: "dismiss" }],
  ["Shift+I", { code: "KeyI", key: "Ш", shiftKey: true }, { do: "incident" }],
  ["Shift+E", { code: "KeyE", key: "У", shiftKey: true }, { do: "escalate" }],
  ["Shift and down, held", { code: "ArrowDown", shiftKey: true, repeat: true }, { do: "extend", by: 1 }],
  ["x held ticks once", { code: "KeyX", key: "x", repeat: true }, null],
  ["z", { code: "KeyZ", key: "я" }, { do: "undo" }],
  ["z held undoes once", { code: "KeyZ", key: "z", repeat: true }, null],
  ["4", { code: "Digit4", key: "4" }, { do: "severity", severity: 4 }],
  ["4 of the number pad", { code: "Numpad4", key: "4" }, { do: "severity", severity: 4 }],
  ["6 is no severity", { code: "Digit6", key: "6" }, null],
  [
    "? in a Russian layout, where it is Shift+7",
    { code: "Digit7", key: "?", shiftKey: true },
    { do: "help" },
  ],
  ["Shift and the key of / in a Russian layout", { code: "Slash", key: ",", shiftKey: true }, { do: "help" }],
  ["/ by place", { code: "Slash", key: "." }, { do: "search" }],
  ["/ by letter, as on a German keyboard", { code: "Digit7", key: "/", shiftKey: true }, { do: "search" }],
  ["a in a Russian layout", { code: "KeyA", key: "ф" }, { do: "assign_me" }],
  ["Shift+A", { code: "KeyA", key: "Ф", shiftKey: true }, { do: "assign" }],
  ["t", { code: "KeyT", key: "е" }, { do: "tags" }],
  ["c", { code: "KeyC", key: "с" }, { do: "note" }],
  ["to copy is not to note", { code: "KeyC", key: "c", ctrlKey: true }, null],
  ["copying is not ours", { code: "KeyE", key: "e", ctrlKey: true }, null],
  ["Shift+O is not ours", { code: "KeyO", key: "O", shiftKey: true }, null],
  ["a key without meaning", { code: "KeyQ", key: "q" }, null],
];

test.each(rows)("%s", (_name, pressed, action) => {
  expect(readKey({ ...nothing, ...pressed })).toEqual(action);
});
