import type { MentionDetail } from "@earshot/contract/mention";
import type { Direction } from "@earshot/core/analyse/label";
import { directionNames, sentimentNames, signalName } from "@earshot/core/analyse/label-names";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import type { Stretch } from "@earshot/core/triage/snippet";
import { dateFlagText } from "@earshot/core/collect/source-state-names";
import { IconCornerDownRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { foundQuery } from "../api/mentions.ts";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./PostDetail.module.css";
import { PlatformIcon } from "./PlatformIcon.tsx";
import { splitMarks, type Mark } from "./split-marks.ts";

/** Where and when it was published, its title and its whole text, with what was found in it marked. */
export function PostText({ detail, search }: { detail: MentionDetail; search: string | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const flag = detail.dateFlag === null ? null : dateFlagText(detail.dateFlag, language);
  const triggers = useTriggers(detail);
  const { data: found } = useQuery({
    ...foundQuery(detail.postId, search ?? ""),
    enabled: search !== undefined && "query" in parseQuery(search),
  });
  const foundIn = (stretches: readonly Stretch[] = []): Mark[] =>
    stretches.map(({ start, end }) => ({ start, end, kind: "found", label: "" }));
  const isLegendNeeded = detail.hits.length > 0 || triggers.length > 0;
  return (
    <>
      <div className={classes["meta"]}>
        <span>
          <PlatformIcon platform={detail.platform} />
          <bdi>{detail.source.name}</bdi>
        </span>
        <Moment at={detail.publishedAt} />
        {detail.editedAt !== null && (
          <span>
            {t("detail.edited")} <Moment at={detail.editedAt} />
          </span>
        )}
        {detail.isReply && (
          <span>
            <IconCornerDownRight size={13} aria-hidden /> {t("triage.reply")}
          </span>
        )}
        <OutLink url={detail.url} />
      </div>
      {flag !== null && <p className={classes["notice"]}>{flag}</p>}
      {detail.isDeleted && (
        <p className={classes["notice"]}>{t(detail.text === "" ? "detail.deleted" : "detail.deletedHeld")}</p>
      )}
      {detail.title !== null && detail.title !== "" && (
        <h1 className={classes["title"]} dir="auto">
          <Marked text={detail.title} marks={[...hitsOf(detail, "title"), ...foundIn(found?.title)]} />
        </h1>
      )}
      <p className={classes["text"]} dir="auto" lang={detail.lang} data-post-text>
        <Marked
          text={detail.text}
          marks={[...hitsOf(detail, "text"), ...triggers, ...foundIn(found?.text)]}
        />
      </p>
      {isLegendNeeded && (
        <p className={classes["legend"]}>
          <span>
            <mark className={classes["hit"]}>{t("detail.legendWord")}</mark> {t("detail.legendHit")}
          </span>
          {triggers.length > 0 && (
            <span>
              <mark className={classes["trigger"]}>{t("detail.legendWord")}</mark> {t("detail.legendTrigger")}
            </span>
          )}
        </p>
      )}
    </>
  );
}

function Marked({ text, marks }: { text: string; marks: Mark[] }) {
  return splitMarks(text, marks).map((piece, index) => {
    const names = [
      piece.isHit && classes["hit"],
      piece.isTrigger && classes["trigger"],
      piece.isFound && classes["found"],
    ]
      .filter(Boolean)
      .join(" ");
    if (names === "") return <span key={index}>{piece.text}</span>;
    return (
      <mark key={index} className={names} title={piece.labels.join(", ")}>
        {piece.text}
      </mark>
    );
  });
}

function hitsOf({ hits, entities }: MentionDetail, field: "title" | "text"): Mark[] {
  return hits
    .filter((hit) => hit.field === field)
    .map(({ start, end, entityId, found }) => ({
      start,
      end,
      kind: "hit",
      label: entities.find((entity) => entity.entityId === entityId)?.name ?? found,
    }));
}

/** Words that made the model choose, named by the label or signal that they speak for. */
function useTriggers({ spans, signals }: MentionDetail): Mark[] {
  const language = useLanguage();
  const names: Readonly<Record<string, string>> = {
    ...directionNames[language],
    ...sentimentNames[language],
  };
  const nameOf = (label: string): string =>
    (Object.hasOwn(names, label) ? names[label as Direction] : undefined) ?? signalName(label, language);
  return [
    ...spans.map(({ start, end, label }): Mark => ({ start, end, kind: "trigger", label: nameOf(label) })),
    ...signals.flatMap((signal) =>
      signal.spans.map(({ start, end }): Mark => ({
        start,
        end,
        kind: "trigger",
        label: nameOf(signal.name),
      })),
    ),
  ];
}
