import type { ImportView } from "@earshot/contract/import";
import { isUnderWay } from "@earshot/core/import/import-state";
import { troubleTexts } from "@earshot/core/import/trouble-text";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { fullCount, percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { Bar } from "./ChooseFile.tsx";
import classes from "./Import.module.css";
import { ImportDeeds } from "./ImportDeeds.tsx";

const counters = ["rowsRead", "added", "edited", "seen", "refused", "mended"] as const;

/** One import: its state, what came of it, what can be done. */
export function ImportCard({ run, isLink = false }: { run: ImportView; isLink?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { importId, name, fileName, state, progress, failure, person } = run;
  const facts = [fileName, run.format?.toUpperCase() ?? "", person ?? ""].filter((each) => each !== "");
  return (
    <article className={classes["card"]} data-state={state}>
      <div className={classes["what"]}>
        <h2>
          {isLink ? (
            <Link
              to="/imports/$importId"
              params={{ importId: String(importId) }}
              aria-label={t("imports.details", { name })}
            >
              <bdi>{name}</bdi>
            </Link>
          ) : (
            <bdi>{name}</bdi>
          )}
          <span className={classes["state"]} data-state={state}>
            {t(`imports.state.${state}`)}
          </span>
        </h2>
        <p className={classes["facts"]}>
          <bdi>{facts.join(" · ")}</bdi> · <Moment at={run.createdAt} />
        </p>
      </div>
      {isUnderWay(state) && state !== "undoing" && (
        <Bar share={progress} label={t("imports.read", { shown: percent(progress, language) })} />
      )}
      {failure !== null && <p className={classes["refusal"]}>{troubleTexts[language][failure]}</p>}
      <dl className={classes["counts"]}>
        {counters
          .filter((counter) => counter === "rowsRead" || counter === "added" || run[counter] > 0)
          .map((counter) => (
            <Count
              key={counter}
              label={t(`imports.counts.${counter}`)}
              value={fullCount(run[counter], language)}
            />
          ))}
        {(state === "undone" || state === "undoing") && (
          <>
            <Count label={t("imports.counts.removed")} value={fullCount(run.removed, language)} />
            <Count label={t("imports.counts.kept")} value={fullCount(run.kept, language)} />
          </>
        )}
      </dl>
      {state === "undone" && run.kept > 0 && <p className={classes["hint"]}>{t("imports.keptHint")}</p>}
      <ImportDeeds run={run} />
    </article>
  );
}

function Count({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
