import type { AuthorAnswer, AuthorDetail } from "@earshot/contract/author";
import { sentimentNames, sentimentSigns } from "@earshot/core/analyse/label-names";
import { timeToAnswer } from "@earshot/core/report/metrics/author-passports";
import { spanText } from "@earshot/core/system/counted";
import { statusNames } from "@earshot/core/triage/status-names";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";
import { Block } from "./Block.tsx";

/** What we answered, how long it took, how it stands, and what the person wrote next. */
export function AnswersSection({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { answers, medianAnswerSeconds: median } = author;
  if (author.posts === 0) return null;
  const aside = median !== null && (
    <span className={classes["aside"]}>
      {t("authors.answers.median", { time: spanText(median * 1_000, language) })}{" "}
      {t("authors.answers.medianOf", { count: answers.length })}
    </span>
  );
  return (
    <Block title={t("authors.answers.title")} passport={timeToAnswer} aside={aside}>
      {answers.length === 0 && <p className={classes["hint"]}>{t("authors.answers.none")}</p>}
      <ul className={classes["lines"]}>
        {answers.slice(0, 10).map((answer) => (
          <AnswerLine key={answer.postId} answer={answer} />
        ))}
      </ul>
    </Block>
  );
}

function AnswerLine({ answer }: { answer: AuthorAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { postId, title, answeredAt, by, waitedSeconds, status, next } = answer;
  return (
    <li>
      <Link to="/triage" search={{ post: postId }} className={classes["post"] ?? ""} dir="auto">
        {title}
      </Link>
      <div className={classes["facts"]}>
        <span>
          {by} <Moment at={answeredAt} />,{" "}
          {t("authors.answers.after", { time: spanText(waitedSeconds * 1_000, language) })}
        </span>
        <span>{statusNames[language][status]}</span>
        <span>
          {next === null ? (
            t("authors.answers.nextNone")
          ) : (
            <>
              {t("authors.answers.next")}{" "}
              <Link to="/triage" search={{ post: next.postId }}>
                <Moment at={next.publishedAt} />
              </Link>{" "}
              {next.sentiments.length === 0
                ? t("authors.answers.nextNoUs")
                : next.sentiments.map((tone, at) => (
                    <span key={at} title={sentimentNames[language][tone]} data-tone={tone}>
                      {sentimentSigns[tone]}
                    </span>
                  ))}
            </>
          )}
        </span>
      </div>
    </li>
  );
}
