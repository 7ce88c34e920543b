import { uncheckedEngine } from "@earshot/core/respond/draft/draft";
import { mayWrite } from "@earshot/core/respond/draft/plan-draft";
import type { CheckedDraft, DraftDetail, DraftFinding } from "@earshot/contract/draft";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { checkDraft, draftsKey } from "../api/drafts.ts";
import { usePerson } from "../app/person.ts";
import { browserPlaces } from "../triage/deed-ledger.ts";
import { createUnsavedText } from "./unsaved-text.ts";

/** A pause in typing after which the text is checked. */
const pauseMs = 400;

export interface DraftText {
  text: string;
  setText: (text: string) => void;
  isDirty: boolean;
  /** The version that the text in the field was written on; the row is at another one when a colleague was faster. */
  base: { version: number; number: number; text: string };
  isStale: boolean;
  /** Goes on from the newest version: with its text, or with one's own on top of it. */
  rebase: (text: string) => void;
  /** Of the text as it stands in the field, as far as it was checked. */
  findings: readonly DraftFinding[];
  legalWords: readonly string[];
  /** The language model whose sentences stand in the text. */
  wordedBy: string | null;
  isChecking: boolean;
  isCheckFailing: boolean;
}

/** The text in the field and what the checks make of it while it is typed. */
export function useDraftText(detail: DraftDetail): DraftText {
  const { draft, versions } = detail;
  const newest = versions[0];
  const saved = { version: draft.version, number: draft.number, text: newest?.text ?? "" };
  const unsaved = useUnsaved(detail);
  const [kept] = useState(() => unsaved?.read() ?? null);
  const [base, setBase] = useState(kept?.base ?? saved);
  const [text, setText] = useState(kept?.text ?? base.text);
  const isDirty = text !== base.text;
  useEffect(() => unsaved?.keep(isDirty ? { base, text } : null), [unsaved, isDirty, base, text]);
  const isAnotherText = draft.number !== base.number;
  // What a colleague did without touching the text, or while nobody typed here, needs no decision; nor does one's own save.
  const isSame = newest?.text === text;
  if (draft.version !== base.version && (!isAnotherText || !isDirty || isSame)) {
    setBase(saved);
    if (isAnotherText) setText(saved.text);
  }
  const checked = useChecked(detail, text);
  const isUnseen = isDirty || newest?.engine === uncheckedEngine;
  return {
    text,
    setText,
    isDirty,
    base,
    isStale: isAnotherText && isDirty,
    rebase(next) {
      setBase(saved);
      setText(next);
    },
    findings: isUnseen ? (checked.data?.findings ?? []) : (newest?.findings ?? []),
    legalWords: checked.data?.legalWords ?? [],
    wordedBy: isDirty ? (checked.data?.wordedBy ?? null) : (newest?.wordedBy ?? null),
    isChecking: checked.isFetching,
    isCheckFailing: checked.isError,
  };
}

/** Where words are kept that were not saved; null for a draft that takes none any more. */
function useUnsaved({ draft: { draftId, state } }: DraftDetail) {
  const personId = usePerson().person?.personId ?? 0;
  const isWritable = mayWrite(state);
  return useMemo(
    () => (isWritable ? createUnsavedText(browserPlaces(), personId, draftId) : null),
    [isWritable, personId, draftId],
  );
}

function useChecked({ draft }: DraftDetail, text: string) {
  const rested = usePause(text);
  const { draftId, postId, speaker, entityId, language } = draft;
  const asked = { draftId, postId, speaker, entityId, language };
  return useQuery<CheckedDraft>({
    queryKey: [...draftsKey, draftId, "check", rested, asked],
    queryFn: ({ signal }) => checkDraft({ ...asked, text: rested }, signal),
    enabled: rested.trim() !== "",
    staleTime: 60_000,
    placeholderData: (before) => (rested.trim() === "" ? undefined : before),
    retry: 1,
  });
}

function usePause(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
