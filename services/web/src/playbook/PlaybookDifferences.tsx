import type { Playbook } from "@earshot/core/respond/playbook";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { differences, type Difference } from "./edit-playbook.ts";
import classes from "./Playbook.module.css";

const shownMax = 40;

/** What fields are called in the form. */
const labels = {
  because: "playbook.because",
  line: "playbook.line",
  avoid: "playbook.avoid",
  name: "playbook.advice.name",
  use: "playbook.advice.use",
  never: "playbook.advice.never",
  example: "playbook.advice.example",
  excludes: "playbook.excludes",
  "answer.respond": "playbook.respond",
  "answer.insufficientEvidence": "playbook.insufficient",
  "answer.speaker": "playbook.speaker",
  "answer.channel": "playbook.channel",
  "answer.deadlineMinutes": "playbook.deadline",
  "answer.posture": "playbook.posture",
  "answer.tactics": "playbook.tactics",
  "when.direction": "playbook.when.direction",
  "when.situation": "playbook.when.situation",
  "when.cluster": "playbook.when.cluster",
  "when.matter": "playbook.when.matter",
  "when.voice": "playbook.when.voice",
  "when.proof": "playbook.when.proof",
  "when.evidence": "playbook.when.evidence",
  "when.cue": "playbook.when.cue",
  "when.withoutCue": "playbook.when.withoutCue",
} as const satisfies Record<string, string>;

/** What differs between the version that holds and what is before one's eyes, field by field. */
export function PlaybookDifferences({ held, playbook }: { held: Playbook; playbook: Playbook }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = differences(held, playbook);
  const nameOf = ({ section, name }: Difference): string =>
    section === "rules"
      ? name
      : ((playbook[section] as Record<string, { name: { ru: string; en: string } }>)[name]?.name[language] ??
        name);
  const named: Readonly<Record<string, (typeof labels)[keyof typeof labels]>> = labels;
  const labelOf = (field: string): string => {
    const [first = "", second = ""] = field.split(".");
    const words = named[field] ?? named[first];
    if (words === undefined) return field;
    return second === "ru" || second === "en" ? `${t(words)}, ${t(`playbook.language.${second}`)}` : t(words);
  };
  if (found.length === 0) return null;
  return (
    <section className={classes["trial"]} aria-label={t("playbook.differs")}>
      <b>{t("playbook.differsBy", { count: found.length })}</b>
      <ul>
        {found.slice(0, shownMax).map((each) => (
          <li key={`${each.section} ${each.name}`}>
            <span>
              {t(`playbook.kind.${each.kind}`)}: <code>{nameOf(each)}</code>
            </span>
            {each.fields.map(({ field, from, to }) => (
              <span key={field} className={classes["change"]}>
                {labelOf(field)}: {from !== "" && <del>{from}</del>} {to !== "" && <ins>{to}</ins>}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {found.length > shownMax && <p>{t("playbook.differsMore", { count: found.length - shownMax })}</p>}
    </section>
  );
}
