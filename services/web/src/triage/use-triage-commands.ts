import { statusNames } from "@earshot/core/triage/status-names";
import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { offerCommands, type Command } from "../palette/commands.ts";
import { useLanguage } from "../words/use-language.ts";
import type { Deed } from "./change.ts";
import type { OpenDialog } from "./TriagePage.tsx";

interface CommandHands {
  hasPost: boolean;
  isMany: boolean;
  mayTriage: boolean;
  act: (change: Deed) => void;
  take: () => void;
  undo: () => void;
  hold: () => void;
  star: () => void;
  openDialog: (dialog: OpenDialog) => void;
}

const dialogs = [
  ["answer", "R"],
  ["dismiss", "I"],
  ["snooze", "S"],
  ["assign", "Shift A"],
  ["tags", "T"],
  ["direction", "D"],
  ["escalate", "Shift E"],
  ["incident", "Shift I"],
  ["merge", "M"],
  ["split", "Shift M"],
  ["block", "B"],
] as const;

/** Offers everything that a key of this page does to the palette too. */
export function useTriageCommands(hands: CommandHands): void {
  const { t } = useTranslation();
  const language = useLanguage();
  const commands = useEffectEvent((): Command[] => {
    const { hasPost, isMany, mayTriage, act, openDialog } = hands;
    const group = t(isMany ? "working.palette.posts" : "working.palette.post");
    const page = t("working.palette.title");
    const ofPost = (
      id: (typeof dialogs)[number][0] | "take" | "hold" | "wake" | "star",
      name: string,
      keys: string,
      run: () => void,
    ): Command => ({ id, group, name, also: t(`working.palette.also.${id}`), keys, run });
    const onPost: Command[] = [
      ...dialogs.map(([dialog, keys]) =>
        ofPost(dialog, t(`triage.keys.${dialog}`), keys, () => openDialog(dialog)),
      ),
      ...(["in_progress", "waiting", "answered", "new"] as const).map((status) => {
        const keys = { in_progress: "E", waiting: "W", answered: "Shift R", new: "" }[status];
        const name = `${t("triage.status")}: ${statusNames[language][status]}`;
        return { id: `status ${status}`, group, name, keys, run: () => act({ kind: "status", status }) };
      }),
      ofPost("take", t("triage.keys.assignMe"), "A", hands.take),
      ofPost("hold", t("triage.keys.hold"), "H", hands.hold),
      ofPost("wake", t("triage.keys.wake"), "Shift S", () => act({ kind: "snooze", until: null })),
    ];
    const star = ofPost("star", t("triage.keys.star"), "F", hands.star);
    const everywhere: Command[] = [
      {
        id: "undo",
        group: page,
        name: t("triage.keys.undo"),
        also: t("working.palette.also.undo"),
        keys: "Z",
        run: hands.undo,
      },
      { id: "filters", group: page, name: t("triage.filters"), run: () => openDialog("filters") },
      { id: "views", group: page, name: t("desk.views.title"), run: () => openDialog("views") },
      { id: "help", group: page, name: t("triage.keys.title"), keys: "?", run: () => openDialog("help") },
    ];
    return [
      ...(hasPost && mayTriage ? onPost : []),
      ...(hasPost ? [star] : []),
      ...everywhere.filter(({ id }) => mayTriage || id !== "undo"),
    ];
  });
  useEffect(() => offerCommands(() => commands()), []);
}
