import type { AuthorDetail } from "@earshot/contract/author";
import { impostorReasonText } from "@earshot/core/triage/author/impostor";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";
import { VerdictButtons } from "./VerdictButtons.tsx";

/** Accounts of the card that resemble one of ours: why, and what was decided. */
export function SuspicionSection({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return author.accounts.map(({ authorId, handle, check }) => {
    if (check === null) return null;
    const name = check.entityName;
    return (
      <section
        key={authorId}
        className={classes["suspicion"]}
        data-open={check.verdict === null || check.verdict === "impostor" || undefined}
        aria-label={handle ?? name}
      >
        <b>
          <bdi>{handle}</bdi>
          {". "}
          {check.verdict === null
            ? t("authors.check.title", { name })
            : t(`authors.check.was.${check.verdict}`, { name })}
        </b>
        <ul>
          {check.reasons.map((reason, at) => (
            <li key={at}>{impostorReasonText(reason, language)}</li>
          ))}
        </ul>
        {check.verdict !== null && check.verdictAt !== null && (
          <small>
            {check.verdictBy} <Moment at={check.verdictAt} />
          </small>
        )}
        {check.verdict === null && (
          <VerdictButtons authorId={authorId} entityName={name} hasPosts={author.posts > 0} />
        )}
      </section>
    );
  });
}
