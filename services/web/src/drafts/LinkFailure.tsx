import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { useFailureWords } from "../words/failure-words.ts";

/** Whether the link of a letter is used up, or something else is wrong that may be over soon. */
export function LinkFailure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { what, mend } = useFailureWords(error);
  const isGone = [404, 409].includes(statusOf(error));
  return <p role="alert">{isGone ? t("drafts.byLink.gone") : `${what}. ${mend}`}</p>;
}
