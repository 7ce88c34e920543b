import type { DraftFinding } from "@earshot/contract/draft";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { askWording, draftsKey } from "../api/drafts.ts";
import { useSay } from "../app/use-say.tsx";

interface Proposal {
  words: string;
  state: "none" | "asking" | "done" | "stopped" | "failed";
  findings: readonly DraftFinding[];
}

export interface Wording extends Proposal {
  ask: (text: string) => Promise<void>;
  stop: () => void;
  /** Leaves what was proposed. */
  forget: () => void;
}

const nothing: Proposal = { words: "", state: "none", findings: [] };

/** What a language model proposes for a draft. A page that is left stops it. */
export function useWording(draftId: number): Wording {
  const client = useQueryClient();
  const say = useSay();
  const [proposal, setProposal] = useState<Proposal>(nothing);
  const asked = useRef<AbortController | null>(null);
  useEffect(() => () => asked.current?.abort(), []);
  return {
    ...proposal,
    async ask(text) {
      const { signal } = (asked.current = new AbortController());
      setProposal({ ...nothing, state: "asking" });
      const onWords = (more: string): void =>
        setProposal((before) => ({ ...before, words: before.words + more }));
      try {
        const worded = await askWording(draftId, text, { signal, onWords });
        setProposal(
          worded === null
            ? { ...nothing, state: "failed" }
            : { words: worded.text, state: "done", findings: worded.findings },
        );
      } catch (error) {
        if (signal.aborted) setProposal((before) => ({ ...before, state: "stopped" }));
        else {
          setProposal(nothing);
          say.failed(error);
        }
      } finally {
        await client.invalidateQueries({ queryKey: [...draftsKey, draftId], exact: true });
      }
    },
    stop: () => asked.current?.abort(),
    forget: () => setProposal(nothing),
  };
}
