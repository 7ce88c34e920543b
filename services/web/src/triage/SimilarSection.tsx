import type { SimilarCases } from "@earshot/contract/around";
import { irrelevantNames } from "@earshot/core/triage/irrelevant";
import { statusNames } from "@earshot/core/triage/status-names";
import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { similarQuery } from "../api/around.ts";
import { Moment } from "../app/Moment.tsx";
import { percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Around.module.css";
import { Section } from "./Section.tsx";

interface SimilarSectionProps {
  postId: number;
  onOpenPost: (postId: number) => void;
}

/** Like cases of the past, and what was answered then. */
export function SimilarSection({ postId, onOpenPost }: SimilarSectionProps) {
  const { t } = useTranslation();
  const { data } = useQuery(similarQuery(postId));
  if (data === undefined || (data.cases.length === 0 && data.isWhole)) return null;
  return (
    <Section title={t("working.similar.title")}>
      {!data.isWhole && <p className={classes["figures"]}>{t("working.similar.tooSlow")}</p>}
      <ul className={classes["posts"]}>
        {data.cases.map((each) => (
          <CaseLine key={each.postId} similar={each} onOpen={onOpenPost} />
        ))}
      </ul>
    </Section>
  );
}

interface CaseLineProps {
  similar: SimilarCases["cases"][number];
  onOpen: (postId: number) => void;
}

function CaseLine({ similar, onOpen }: CaseLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { postId, title, publishedAt, status, irrelevantBecause, closed, likeness } = similar;
  const outcome =
    irrelevantBecause === null
      ? statusNames[language][status]
      : `${statusNames[language][status]}, ${irrelevantNames[language][irrelevantBecause]}`;
  return (
    <li>
      <UnstyledButton className={classes["post"]} onClick={() => onOpen(postId)}>
        <span dir="auto">{title}</span>
        <small title={t("working.similar.likeness")}>
          {percent(likeness, language)} · <Moment at={publishedAt} isShort />
        </small>
      </UnstyledButton>
      <p className={classes["outcome"]}>
        <b>{outcome}</b>
        {closed?.by != null && (
          <>
            {" "}
            · <bdi>{closed.by}</bdi>
          </>
        )}
        {closed?.words != null && closed.words !== "" && <q dir="auto">{closed.words}</q>}
      </p>
    </li>
  );
}
