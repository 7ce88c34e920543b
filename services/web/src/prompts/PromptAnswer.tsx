import type { Prompt } from "@earshot/contract/prompt";
import { channelNames, responseNames, speakerNames } from "@earshot/core/respond/respond-names";
import { IconEye, IconMessageReply, IconMessageOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useNow } from "../app/use-now.ts";
import { dueWords } from "../clocks/clock-face.ts";
import { useLanguage } from "../words/use-language.ts";
import { AdviceNote } from "./AdviceNote.tsx";
import classes from "./Prompts.module.css";

const icons = { respond: IconMessageReply, monitor: IconEye, do_not_respond: IconMessageOff } as const;

/** Whether to answer and why; if so who, where, by when, in which posture. */
export function PromptAnswer({ prompt }: { prompt: Prompt }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { respond, because, insufficientEvidence, speaker, channel, posture, tactics } = prompt;
  const Icon = icons[respond];
  return (
    <>
      <p className={classes["answer"]} data-respond={respond}>
        <Icon size={18} stroke={1.75} aria-hidden />
        <b>{responseNames[language][respond]}</b>
      </p>
      <p className={classes["because"]}>{because[language]}</p>
      {insufficientEvidence && <p className={classes["evidence"]}>{t("prompts.insufficient")}</p>}
      {respond === "respond" && (
        <dl className={classes["facts"]}>
          <dt>{t("prompts.who")}</dt>
          <dd>{speakerNames[language][speaker]}</dd>
          <dt>{t("prompts.where")}</dt>
          <dd>{channelNames[language][channel]}</dd>
          {prompt.answerBy !== null && <AnswerBy at={prompt.answerBy} />}
          {posture !== null && (
            <>
              <dt>{t("prompts.posture")}</dt>
              <dd className={classes["advices"]}>
                <AdviceNote advice={posture} isMain />
                {tactics.map((tactic) => (
                  <AdviceNote key={tactic.id} advice={tactic} />
                ))}
              </dd>
            </>
          )}
        </dl>
      )}
    </>
  );
}

function AnswerBy({ at }: { at: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isLate = Date.parse(at) <= useNow();
  return (
    <>
      <dt>{t("prompts.when")}</dt>
      <dd data-late={isLate || undefined}>
        {t("prompts.until", { time: dueWords(at, language) })} · {isLate ? t("prompts.passed") : ""}{" "}
        <Moment at={at} />
      </dd>
    </>
  );
}
