import { isPassing, readSourceReason } from "@earshot/core/collect/source-reason";
import { reasonText, type ReasonText } from "@earshot/core/collect/source-reason-text";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";

/** Why an address that is only looked at was not read: nobody repeats such a look by itself, so whoever looks is asked to. */
export function useReasonWords(code: string | null): ReasonText | null {
  const { t } = useTranslation();
  const language = useLanguage();
  if (code === null) return null;
  const reason = readSourceReason(code);
  const { what, mend } = reasonText(reason, language);
  return { what, mend: isPassing(reason) ? t("sources.tryLater") : mend };
}
