import type { PlaybookPreview } from "@earshot/contract/playbook-version";
import { responseNames, speakerNames } from "@earshot/core/respond/respond-names";
import { writeDuration } from "@earshot/core/triage/clock/duration";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Playbook.module.css";

/** What has to be mended, or which prompts would be others and how. */
export function PlaybookTrial({ preview }: { preview: PlaybookPreview }) {
  const { t } = useTranslation();
  const { problems, looked, changed, isMore, samples } = preview;
  if (problems.length > 0) {
    return (
      <div className={classes["problems"]} role="alert">
        <p>{t("playbook.mend")}</p>
        <ul>
          {problems.map((each) => (
            <li key={each}>
              <code>{each}</code>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div className={classes["trial"]} role="status">
      <p>
        <b>{t("playbook.changes", { count: changed })}</b>{" "}
        {t(isMore ? "playbook.lookedMore" : "playbook.looked", { count: looked })}
      </p>
      <ul>
        {samples.map(({ postId, title, before, after }) => (
          <li key={postId}>
            <Link to="/triage" search={{ post: postId }} dir="auto">
              {title}
            </Link>
            <span>
              {isSame(before, after) ? (
                t("playbook.wordsOnly")
              ) : (
                <>
                  <Told answer={before} /> → <Told answer={after} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Answer = PlaybookPreview["samples"][number]["before"];

/** What is answered is the same, and so are who and by when: only what is said differs. */
function isSame(before: Answer, after: Answer): boolean {
  return (Object.keys(before) as (keyof Answer)[]).every((field) => before[field] === after[field]);
}

function Told({ answer }: { answer: Answer }) {
  const language = useLanguage();
  const { respond, speaker, deadlineMinutes, rule } = answer;
  const who = speaker === "none" ? "" : `, ${speakerNames[language][speaker]}`;
  return (
    <>
      {responseNames[language][respond]}
      {who}
      {deadlineMinutes !== null && `, ${writeDuration(deadlineMinutes * 60_000, language)}`}{" "}
      <code>{rule}</code>
    </>
  );
}
