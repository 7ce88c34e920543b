import type { ListedAuthor } from "@earshot/contract/author";
import { platformName } from "@earshot/core/collect/platform-names";
import { tonesMin } from "@earshot/core/triage/author/standing";
import { IconBan, IconMask } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { fullCount, shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";
import { StandingMark } from "./StandingMark.tsx";

const accountsShown = 3;

/** A person in the list: who it is, where, how much and how they write of us. */
export function AuthorRow({ author }: { author: ListedAuthor }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { accounts, followers, lastPostAt } = author;
  const rest = accounts.length - accountsShown;
  return (
    <li className={classes["row"]}>
      <div className={classes["who"]}>
        <Link
          to="/authors/$cardId"
          params={{ cardId: String(author.cardId) }}
          className={classes["name"] ?? ""}
        >
          <bdi>{author.name}</bdi>
        </Link>
        {author.standing !== null && (
          <StandingMark standing={author.standing} isDerived={author.isStandingDerived} />
        )}
        <Marks author={author} />
      </div>
      <div className={classes["accounts"]}>
        {accounts.slice(0, accountsShown).map((account) => (
          <span key={account.authorId}>
            {platformName(account.platform, language)} <bdi>{account.handle ?? account.name}</bdi>
          </span>
        ))}
        {rest > 0 && <span>{t("authors.accountsMore", { count: rest })}</span>}
      </div>
      <div className={classes["figures"]}>
        <b>{t("authors.posts", { count: author.posts })}</b>
        <span>
          {followers !== null && (
            <span title={fullCount(followers, language)}>
              {t("authors.followers", { count: followers, shown: shortCount(followers, language) ?? "" })}
              {" · "}
            </span>
          )}
          {lastPostAt !== null && <Moment at={lastPostAt} />}
        </span>
      </div>
      <ToneBar author={author} />
    </li>
  );
}

function Marks({ author }: { author: ListedAuthor }) {
  const { t } = useTranslation();
  const { isBlocked, proposals } = author;
  const suspicion = author.standing === "impostor" ? null : author.suspicion;
  return (
    <>
      {suspicion !== null && (
        <span className={classes["mark"]} data-trouble>
          <IconMask size={13} stroke={1.75} aria-hidden />
          {t(suspicion === "open" ? "authors.suspected" : "authors.impostor")}
        </span>
      )}
      {isBlocked && (
        <span className={classes["mark"]}>
          <IconBan size={13} stroke={1.75} aria-hidden />
          {t("authors.blocked")}
        </span>
      )}
      {proposals > 0 && <span className={classes["mark"]}>{t("authors.maybeSame")}</span>}
    </>
  );
}

/** How mentions of us are spread, in figures with their signs; a bar only where there are enough of them. */
function ToneBar({ author: { negative, neutral, positive } }: { author: ListedAuthor }) {
  const { t } = useTranslation();
  const n = negative + neutral + positive;
  if (n === 0) return <span />;
  const part = (count: number): string => `${((100 * count) / n).toFixed(1)}%`;
  return (
    <div className={classes["tone"]}>
      {n >= tonesMin && (
        <span className={classes["bar"]} aria-hidden>
          <i data-tone="negative" style={{ width: part(negative) }} />
          <i data-tone="neutral" style={{ width: part(neutral) }} />
          <i data-tone="positive" style={{ width: part(positive) }} />
        </span>
      )}
      <span className={classes["signs"]} title={t("authors.tones", { negative, neutral, positive })}>
        <span className="unseen">{t("authors.tones", { negative, neutral, positive })}</span>
        <span aria-hidden>
          {negative > 0 && <span data-tone="negative">−{negative}</span>}
          {neutral > 0 && <span data-tone="neutral">·{neutral}</span>}
          {positive > 0 && <span data-tone="positive">+{positive}</span>}
        </span>
        {n < tonesMin && <small> · {t("authors.tooFew")}</small>}
      </span>
    </div>
  );
}
