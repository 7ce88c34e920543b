import type { AuthorDetail, ToneShare } from "@earshot/contract/author";
import { directionNames, sentimentNames, sentimentSigns } from "@earshot/core/analyse/label-names";
import type { Sentiment } from "@earshot/core/analyse/label";
import { authorTone } from "@earshot/core/report/metrics/author-passports";
import { statusNames } from "@earshot/core/triage/status-names";
import { useTranslation } from "react-i18next";
import { IntervalBar } from "../coding/IntervalBar.tsx";
import { dateFormat } from "../words/intl-formats.ts";
import { percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";
import { Block } from "./Block.tsx";

const tones = ["negative", "neutral", "positive"] as const satisfies readonly Sentiment[];

/** How often and how the person writes of us, and what became of it. */
export function HistorySection({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (author.posts === 0)
    return (
      <Block title={t("authors.history.title")}>
        <p className={classes["hint"]}>{t("authors.history.none")}</p>
      </Block>
    );
  return (
    <>
      <Block title={t("authors.history.tones")} passport={authorTone}>
        <Tones author={author} />
      </Block>
      <Block title={t("authors.history.months")}>
        <Months author={author} />
        <dl className={classes["counts"]}>
          <dt>{t("authors.history.directions")}</dt>
          {author.byDirection.map(({ direction, count }) => (
            <dd key={direction}>
              {directionNames[language][direction]} <b>{count}</b>
            </dd>
          ))}
        </dl>
        <dl className={classes["counts"]}>
          <dt>{t("authors.history.statuses")}</dt>
          {author.byStatus.map(({ status, count }) => (
            <dd key={status}>
              {statusNames[language][status]} <b>{count}</b>
            </dd>
          ))}
        </dl>
      </Block>
    </>
  );
}

function Tones({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const { n } = author.tones.negative;
  return (
    <>
      <ul className={classes["tones"]}>
        {tones.map((tone) => (
          <ToneLine key={tone} tone={tone} share={author.tones[tone]} />
        ))}
      </ul>
      {author.tones.negative.share === null && (
        <p className={classes["hint"]}>{t("authors.history.tooFew", { n, min: author.tonesMin })}</p>
      )}
    </>
  );
}

function ToneLine({ tone, share: { count, n, share, low, high } }: { tone: Sentiment; share: ToneShare }) {
  const language = useLanguage();
  return (
    <li data-tone={tone}>
      <span>
        {sentimentSigns[tone]} {sentimentNames[language][tone]}
      </span>
      {share !== null && low !== null && high !== null ? (
        <IntervalBar share={share} low={low} high={high} />
      ) : (
        <span />
      )}
      <span className={classes["value"]}>
        {share !== null && low !== null && high !== null && (
          <>
            {percent(share, language)}{" "}
            <small>
              {percent(low, language)}…{percent(high, language)}
            </small>{" "}
          </>
        )}
        <small>
          {count}/{n}
        </small>
      </span>
    </li>
  );
}

/** A column a month; months without posts between the first and the last stand empty. */
function Months({ author: { months } }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const all = withGaps(months);
  const most = Math.max(...all.map(({ posts }) => posts), 1);
  const format = dateFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });
  const nameOf = (month: string): string => format.format(new Date(`${month}-01T00:00:00Z`));
  return (
    <ol className={classes["months"]}>
      {all.map(({ month, posts, negative }) => {
        const words = t("authors.history.month", { month: nameOf(month), posts, negative });
        return (
          <li key={month} title={words}>
            <span className={classes["column"]} aria-label={words} role="img">
              <i style={{ height: `${(100 * posts) / most}%` }}>
                <i style={{ height: posts === 0 ? 0 : `${(100 * negative) / posts}%` }} />
              </i>
            </span>
            <small aria-hidden>{nameOf(month).slice(0, 3)}</small>
          </li>
        );
      })}
    </ol>
  );
}

function withGaps(months: AuthorDetail["months"]): AuthorDetail["months"] {
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const all: AuthorDetail["months"] = [];
  for (
    let at = new Date(`${last.month}-01T00:00:00Z`);
    all.length < 12;
    at.setUTCMonth(at.getUTCMonth() - 1)
  ) {
    const month = at.toISOString().slice(0, 7);
    all.unshift(months.find((each) => each.month === month) ?? { month, posts: 0, negative: 0 });
    if (month <= first.month) break;
  }
  return all;
}
