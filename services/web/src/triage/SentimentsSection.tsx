import type { MentionDetail } from "@earshot/contract/mention";
import { sentiments, type Sentiment } from "@earshot/core/analyse/label";
import { sentimentNames, sentimentSigns } from "@earshot/core/analyse/label-names";
import { entityKindNames } from "@earshot/core/match/entity-names";
import { useTranslation } from "react-i18next";
import { percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { mainEntity, sentimentChange } from "./change.ts";
import classes from "./LabelsSection.module.css";
import { PersonSaid, WeakPoints } from "./LabelsSection.tsx";
import type { DetailActions } from "./PostDetail.tsx";
import { Section } from "./Section.tsx";

interface SentimentsSectionProps {
  detail: MentionDetail;
  actions: DetailActions;
}

type MentionedEntity = MentionDetail["entities"][number];

/** Towards whom the author feels what; each can be corrected by itself. */
export function SentimentsSection({ detail, actions }: SentimentsSectionProps) {
  const { t } = useTranslation();
  const main = mainEntity(detail);
  return (
    <Section
      title={t("detail.sentiments")}
      {...(main !== null && actions.mayTriage && { aside: t("detail.sentimentKeys", { name: main.name }) })}
    >
      {detail.entities.map((entity) => (
        <EntityLine key={entity.entityId} entity={entity} actions={actions} />
      ))}
      {detail.entities.some(({ sentimentBy }) => sentimentBy !== "person") && (
        <WeakPoints text={t("detail.weakSentiment")} />
      )}
    </Section>
  );
}

interface EntityLineProps {
  entity: MentionedEntity;
  actions: DetailActions;
}

function EntityLine({ entity, actions }: EntityLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = sentimentNames[language];
  const share = entity.sentiment === null ? undefined : entity.sentimentProbabilities?.[entity.sentiment];
  return (
    <div className={classes["entity"]} role="group" aria-label={`${t("triage.sentiment")}: ${entity.name}`}>
      <span className={classes["entity-name"]}>
        <bdi>{entity.name}</bdi>
        <small>
          {entityKindNames[language][entity.kind]} · {t(`detail.role.${entity.role}`)}
        </small>
      </span>
      {entity.sentimentBy === "person" ? (
        <PersonSaid />
      ) : (
        share !== undefined && <span className={classes["share"]}>{percent(share, language)}</span>
      )}
      <span className={classes["feelings"]}>
        {sentiments.map((sentiment: Sentiment) => (
          <button
            key={sentiment}
            type="button"
            className={classes["feeling"]}
            data-sentiment={sentiment}
            aria-pressed={entity.sentiment === sentiment}
            disabled={!actions.mayTriage}
            onClick={() => actions.act(sentimentChange(entity.entityId, sentiment))}
          >
            <span aria-hidden>{sentimentSigns[sentiment]} </span>
            {names[sentiment]}
          </button>
        ))}
      </span>
    </div>
  );
}
