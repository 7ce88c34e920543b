import { useTranslation } from "react-i18next";
import classes from "./Stories.module.css";

/** What a story is about, in words that stand in its posts. */
export function StoryPhrases({ phrases }: { phrases: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <p className={classes["phrases"]}>
      <span>{t("topics.story")}:</span>
      {phrases.map((phrase) => (
        <bdi key={phrase}>{phrase}</bdi>
      ))}
    </p>
  );
}
