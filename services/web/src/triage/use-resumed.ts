import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { mentionQuery } from "../api/mentions.ts";
import { addNote } from "../api/notes.ts";
import { isBulk, type KeptDeed } from "./deed-ledger.ts";
import type { TriageChanges } from "./use-triage-changes.tsx";

const saidMs = 10_000;

/** Once the page is open: what an earlier one did and could not send is sent, in its order; a conflict is shown as any other. */
export function useResumed(changes: TriageChanges): void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const isBegun = useRef(false);

  const begin = useEffectEvent(async () => {
    const { rows, queue, ledger } = changes;
    const kept = ledger.all();
    if (kept.length === 0) return;
    const bulks = kept.filter(isBulk);
    const deeds = kept.filter((deed) => !isBulk(deed));
    const words = t("working.queue.earlier");
    const found = new Set<number>();
    for (const postId of new Set(deeds.map((deed) => deed.postId))) {
      const load = () => queryClient.fetchQuery({ ...mentionQuery(postId), staleTime: 0, retry: false });
      try {
        rows.note([await queue.deliver(words, load)]);
        found.add(postId);
      } catch (error) {
        // A post that is no longer in triage takes nothing any more; any other refusal may be over tomorrow.
        if (statusOf(error) !== 404) continue;
        for (const deed of deeds) if (deed.postId === postId) ledger.answered(deed.key, null);
        notifications.show({ message: t("working.queue.gone"), color: "red", autoClose: saidMs });
      }
    }
    const sent = deeds.filter(({ postId }) => found.has(postId));
    for (const deed of sent) {
      if (deed.kind === "note") void sendNote(deed);
      else changes.resume(deed);
    }
    for (const deed of bulks) changes.resumeBulk(deed);
    const count = sent.length + bulks.length;
    if (count > 0) notifications.show({ message: t("working.queue.resumed", { count }), autoClose: saidMs });
  });

  const sendNote = async ({ key, postId, text }: Extract<KeptDeed, { kind: "note" }>): Promise<void> => {
    const { queue, ledger } = changes;
    try {
      await queue.deliver(t("working.queue.note"), () => addNote(postId, text, key));
    } catch {
      notifications.show({ title: t("desk.notes.notSaved"), message: text, color: "red", autoClose: false });
    }
    ledger.answered(key, null);
    await queryClient.invalidateQueries({ queryKey: mentionQuery(postId).queryKey });
  };

  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    void begin();
  }, []);
}
