import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { isComparable, type Heard } from "./chart-data.ts";
import { heardLess, heardLessKey, isSameHeard } from "./heard-before.ts";
import { SaidShareContext } from "./said-share.ts";

export interface Before {
  /** A count of the time before; null where too little of it was listened to: nothing heard is not nothing said. */
  say: (count: number) => string | null;
  /** Why there are none, unless the dashboard has said it. */
  note: string | undefined;
}

/** How a list says what stood there in the time before. */
export function useBefore(answer: Heard | null | undefined): Before {
  const { t } = useTranslation();
  const language = useLanguage();
  const said = useContext(SaidShareContext);
  if (answer === null || answer === undefined || isComparable(answer))
    return { say: (count) => fullCount(count, language), note: undefined };
  const heard = heardLess(answer, language);
  const note = t(heardLessKey(heard.when), { share: heard.share });
  return { say: () => null, note: isSameHeard(heard, said) ? undefined : note };
}
