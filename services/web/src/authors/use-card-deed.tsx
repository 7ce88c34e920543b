import type { AuthorChanged } from "@earshot/contract/author";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { alertsKey } from "../api/alerts.ts";
import { authorsKey, undoAuthorEvent } from "../api/authors.ts";
import { blocksKey } from "../api/blocks.ts";
import { mentionListKey } from "../api/mentions.ts";
import { useSay } from "../app/use-say.tsx";
import toasts from "../triage/Toasts.module.css";

const undoMs = 10_000;

interface Said {
  words: string;
  /** Whether the toast offers to take it back. */
  canUndo?: boolean;
}

export interface CardDeed {
  isBusy: boolean;
  /** Does something to a card, shows what, offers to take it back; null where it failed, which is said. */
  run<T extends AuthorChanged>(act: () => Promise<T>, said?: Said | ((done: T) => Said)): Promise<T | null>;
}

/** What is done to a card, one thing after the other; everything that shows cards is asked for anew. */
export function useCardDeed(): CardDeed {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = useSay();
  const [isBusy, setIsBusy] = useState(false);
  const refresh = (): void => {
    for (const queryKey of [authorsKey, blocksKey, alertsKey, mentionListKey, ["mention"]])
      void client.invalidateQueries({ queryKey });
  };
  const show = ({ words, canUndo = false }: Said, eventId: number): void => {
    const id = `author-${eventId}`;
    const undo = (): void => {
      notifications.hide(id);
      undoAuthorEvent(eventId).then(refresh, say.failed);
    };
    notifications.show({
      id,
      autoClose: undoMs,
      message: (
        <div className={toasts["toast"]} role="status">
          <span className={toasts["words"]}>{words}</span>
          {canUndo && <Button onClick={undo}>{t("authors.undo")}</Button>}
        </div>
      ),
    });
  };
  return {
    isBusy,
    async run(act, said) {
      setIsBusy(true);
      try {
        const done = await act();
        if (said !== undefined) show(typeof said === "function" ? said(done) : said, done.eventId);
        return done;
      } catch (error) {
        say.failed(error);
        return null;
      } finally {
        setIsBusy(false);
        refresh();
      }
    },
  };
}
