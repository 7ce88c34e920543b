import type { IncidentScreen } from "@earshot/contract/incident";
import { directionNames, sentimentNames, sentimentSigns } from "@earshot/core/analyse/label-names";
import { useTranslation } from "react-i18next";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { fullCount, percent, shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./IncidentScreen.module.css";

const quartersOfHour = 4;
const carriersShown = 5;

/** How large it is and grows, who carries it, with which labels. */
export function WallFigures({ shown }: { shown: IncidentScreen }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { figures, growth } = shown;
  // The bar that still runs belongs to the last hour.
  const sum = (from: number, to?: number): number =>
    growth.slice(from, to).reduce((all, { count }) => all + count, 0);
  const lastHour = sum(-quartersOfHour);
  const hourBefore = sum(-2 * quartersOfHour, -quartersOfHour);
  return (
    <>
      <section className={classes["figures"]} aria-label={t("stories.figures")}>
        <Figure
          value={fullCount(figures.posts, language)}
          name={t("incidents.wall.posts", { count: figures.posts })}
        />
        <Figure
          value={`+${fullCount(lastHour, language)}`}
          name={t("incidents.wall.lastHour")}
          more={t("incidents.wall.hourBefore", { count: hourBefore })}
        />
        <Figure
          value={shortCount(figures.views.total, language) ?? "—"}
          name={t("incidents.wall.views", { count: Math.min(figures.views.total ?? 0, 1_000) })}
          more={t("incidents.wall.known", { known: figures.views.known, n: figures.posts })}
        />
        <Figure
          value={fullCount(figures.sources, language)}
          name={t("incidents.wall.sources", { count: figures.sources })}
        />
      </section>
      <section className={classes["carriers"]} aria-label={t("incidents.wall.carriers")}>
        <h2>{t("incidents.wall.carriers")}</h2>
        <ul>
          {figures.carriers.slice(0, carriersShown).map((carrier) => (
            <li key={`${carrier.platform} ${carrier.name}`}>
              <PlatformIcon platform={carrier.platform} size={20} />
              <bdi>{carrier.name}</bdi>
              <span>{shortCount(carrier.views ?? carrier.followers, language) ?? ""}</span>
              <b>{carrier.posts}</b>
            </li>
          ))}
        </ul>
      </section>
      <Labels shown={shown} />
    </>
  );
}

function Figure({ value, name, more }: { value: string; name: string; more?: string }) {
  return (
    <p>
      <b>{value}</b>
      <span>{name}</span>
      {more !== undefined && <small>{more}</small>}
    </p>
  );
}

const sentiments = ["negative", "neutral", "positive"] as const;
const directionsShown = 4;

function Labels({ shown: { figures } }: { shown: IncidentScreen }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { n } = figures.sentiments;
  return (
    <section className={classes["labels"]} aria-label={t("incidents.wall.directions")}>
      <h2>{t("incidents.wall.directions")}</h2>
      <ul>
        {figures.directions.slice(0, directionsShown).map(({ direction, posts }) => (
          <li key={direction}>
            <span>{directionNames[language][direction]}</span>
            <b>{posts}</b>
          </li>
        ))}
      </ul>
      <h2>{t("incidents.wall.sentiment", { n })}</h2>
      <div className={classes["tone"]} aria-hidden>
        {sentiments.map((sentiment) => (
          <span
            key={sentiment}
            data-sentiment={sentiment}
            style={{ flexGrow: figures.sentiments[sentiment] }}
          />
        ))}
      </div>
      <p className={classes["tone-words"]}>
        {sentiments.map((sentiment) => (
          <span key={sentiment}>
            {sentimentSigns[sentiment]} {sentimentNames[language][sentiment]}{" "}
            <b>{n === 0 ? "—" : percent(figures.sentiments[sentiment] / n, language)}</b>
          </span>
        ))}
      </p>
    </section>
  );
}
