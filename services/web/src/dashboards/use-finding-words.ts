import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Finding } from "./finding.ts";

/** Findings as sentences of the page's language. */
export function useFindingWords(): (finding: Finding) => string {
  const { t } = useTranslation();
  return useCallback(
    // Typed as one of them: what all of them take together is beyond the compiler.
    ({ kind, values }: Finding) =>
      t(`dashboards.finding.${kind}` as "dashboards.finding.plain", { name: "", now: "", ...values }),
    [t],
  );
}
