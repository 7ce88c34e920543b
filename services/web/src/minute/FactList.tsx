import type { MinuteFact } from "@earshot/contract/minute";
import { useTranslation } from "react-i18next";
import { tieNumbers } from "../words/tie-numbers.ts";

/** The cards that carry what a card of the minute says, each with its source. */
export function FactList({ facts }: { facts: readonly MinuteFact[] }) {
  const { t } = useTranslation();
  if (facts.length === 0) return <p>{t("minute.noFacts")}</p>;
  return (
    <ul>
      {facts.map(({ text, source }) => (
        <li key={text} dir="auto">
          {tieNumbers(text)} <small>{tieNumbers(source)}</small>
        </li>
      ))}
    </ul>
  );
}
