import type { Learning } from "@earshot/contract/learning";
import { directionNames, sentimentNames } from "@earshot/core/analyse/label-names";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeLearnt, learningQuery } from "../api/learning.ts";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { numberFormat } from "../words/intl-formats.ts";
import { useLanguage } from "../words/use-language.ts";
import { Card } from "./Card.tsx";
import classes from "./Coding.module.css";

/** What was learnt from corrections, how the repository's own texts fare with it, and taking it back. */
export function LearntVersions() {
  const { t } = useTranslation();
  const { data } = useQuery(learningQuery);
  if (data === undefined) return null;
  return (
    <Card title={t("coding.learnt.title")} lead={t("coding.learnt.lead")}>
      {data.versions.length === 0 ? (
        <p className={classes["hint"]}>{t(data.isOn ? "coding.learnt.none" : "coding.learnt.off")}</p>
      ) : (
        <>
          <p className={classes["hint"]}>{t("coding.learnt.labelled", { count: data.labelled })}</p>
          <ul className={classes["learnt"]}>
            {data.versions.map((version) => (
              <VersionRow key={version.versionId} version={version} margin={data.margin} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function VersionRow({ version, margin }: { version: Learning["versions"][number]; margin: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { may } = usePerson();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (state: "active" | "reverted") => changeLearnt(version.versionId, state),
    onSettled: () => queries.invalidateQueries({ queryKey: learningQuery.queryKey }),
  });
  const score = numberFormat(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const { state, scoreBefore, scoreAfter, sentimentBefore, sentimentAfter } = version;
  const said = [
    ...version.directions.map(
      ({ direction, answers }) => `${directionNames[language][direction]} ${answers}`,
    ),
    ...version.sentiments.map(
      ({ sentiment, answers }) => `${sentimentNames[language][sentiment]} ${answers}`,
    ),
  ];
  return (
    <li data-state={state}>
      <div>
        <b>{t("coding.learnt.version", { version: version.versionId })}</b> <Moment at={version.madeAt} />
        <p>
          {t("coding.learnt.answers", { count: version.answers })}
          {said.length > 0 && `: ${said.join(", ")}`}
        </p>
        <p className={classes["hint"]}>
          {t("coding.learnt.score", {
            texts: version.checkedTexts,
            before: score.format(scoreBefore),
            after: score.format(scoreAfter),
          })}
          {sentimentBefore !== null &&
            sentimentAfter !== null &&
            t("coding.learnt.sentimentScore", {
              before: score.format(sentimentBefore),
              after: score.format(sentimentAfter),
            })}
        </p>
        {state === "held" && (
          <p className={classes["warning"]}>{t("coding.learnt.held", { margin: score.format(margin) })}</p>
        )}
        {state === "reverted" && (
          <p className={classes["hint"]}>
            {version.changedBy === null
              ? t("coding.learnt.reverted")
              : t("coding.learnt.revertedBy", { name: version.changedBy })}
          </p>
        )}
      </div>
      {may("edit_settings") && (
        <div className={classes["deeds"]}>
          {state !== "active" && (
            <Button size="xs" variant="default" loading={isPending} onClick={() => mutate("active")}>
              {t(state === "held" ? "coding.learnt.allow" : "coding.learnt.again")}
            </Button>
          )}
          {state !== "reverted" && (
            <Button size="xs" variant="default" loading={isPending} onClick={() => mutate("reverted")}>
              {t("coding.learnt.revert")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
