import type { MinuteFact } from "@earshot/contract/minute";
import { useTranslation } from "react-i18next";

/** The cards that carry what a card of the minute says, each with its source. */
export function FactList({ facts }: { facts: readonly MinuteFact[] }) {
  const { t } = useTranslation();
  if (facts.length === 0) return <p>{t("minute.noFacts")}</p>;
  return (
    <ul>
      {facts.map(({ text, source }) => (
        <li key={text} dir="auto">
          {text} <small>{source}</small>
        </li>
      ))}
    </ul>
  );
}
