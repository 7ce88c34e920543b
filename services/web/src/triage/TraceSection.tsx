import type { MentionDetail } from "@earshot/contract/mention";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import classes from "./TraceSection.module.css";
import { Section } from "./Section.tsx";

/** Where the post was seen, what it said earlier, and which model read it. */
export function TraceSection({ detail }: { detail: MentionDetail }) {
  const { t } = useTranslation();
  const { seenIn, revisions } = detail;
  return (
    <>
      {revisions.length > 0 && (
        <Section title={t("detail.revisions")} aside={t("detail.revisionCount", { count: revisions.length })}>
          {revisions.map((revision) => (
            <details key={revision.at} className={classes["revision"]}>
              <summary>
                {t("detail.until")} <Moment at={revision.at} />
              </summary>
              {revision.title !== null && <strong dir="auto">{revision.title}</strong>}
              <p dir="auto">{revision.text}</p>
            </details>
          ))}
        </Section>
      )}
      <Section title={t("detail.trace")}>
        <dl className={classes["facts"]}>
          {seenIn.map((sighting) => (
            <div key={sighting.sourceId}>
              <dt>
                <bdi>{sighting.name}</bdi>
              </dt>
              <dd>
                <Moment at={sighting.at} />
              </dd>
            </div>
          ))}
          <div>
            <dt>{t("detail.found")}</dt>
            <dd>
              <Moment at={detail.foundAt} />
            </dd>
          </div>
          <div>
            <dt>{t("detail.model")}</dt>
            <dd className={classes["model"]}>{detail.model}</dd>
          </div>
        </dl>
      </Section>
    </>
  );
}
