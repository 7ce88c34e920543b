import type { FoundSource } from "@earshot/contract/source-find";
import { useTranslation } from "react-i18next";
import { useReasonWords } from "./use-reason-words.ts";

export interface FoundWords {
  /** "later" is no fault: it is recognised and waits for its connector. */
  kind: "fault" | "later";
  what: string;
  mend: string;
}

/** Why there is nothing to choose from, in words; null when there is. */
export function useFoundWords(found: FoundSource): FoundWords | null {
  const { t } = useTranslation();
  const reason = useReasonWords(found.failure?.code ?? null);
  const site = found.site ?? "";
  const name = found.what === null ? site : `${site} ${found.what}`;
  if (found.trouble !== null) {
    const { trouble } = found;
    return {
      kind: "fault",
      what: t(`sources.trouble.${trouble}.what`),
      mend: t(`sources.trouble.${trouble}.mend`),
    };
  }
  if (found.support === "later" || found.support === "never") {
    const { support } = found;
    return {
      kind: "later",
      what: t(`sources.network.${support}.what`, { name }),
      mend: t(`sources.network.${support}.mend`),
    };
  }
  if (found.failure === null) return null;
  const { code } = found.failure;
  if (code === "no_feed" || code === "no_channel")
    return { kind: "fault", what: t(`sources.${code}.what`), mend: t(`sources.${code}.mend`) };
  return { kind: "fault", what: `${t("sources.cannot")}. ${reason?.what ?? ""}`, mend: reason?.mend ?? "" };
}
