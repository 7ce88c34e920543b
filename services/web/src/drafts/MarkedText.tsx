import type { DraftFinding } from "@earshot/contract/draft";
import { cutAtFindings } from "./place-findings.ts";

/** A text with what was found in it marked, each stretch by its first finding. */
export function MarkedText({ text, findings }: { text: string; findings: readonly DraftFinding[] }) {
  return cutAtFindings(text, findings).map((piece, index) => {
    const [first] = piece.findings;
    const severity = first === undefined ? undefined : findings[first]?.severity;
    return severity === undefined ? (
      <span key={index}>{piece.text}</span>
    ) : (
      <mark key={index} data-severity={severity}>
        {piece.text}
      </mark>
    );
  });
}
