import type { PromptOfStory } from "@earshot/contract/prompt";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { storyPromptQuery } from "../api/prompts.ts";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { Section } from "../triage/Section.tsx";
import { useLanguage } from "../words/use-language.ts";
import { PromptSection } from "./PromptSection.tsx";
import classes from "./Prompts.module.css";

/** What is suggested for a story: to all at once or where it began, by how it goes on and what was said; below, the prompt of its lead. */
export function StoryPrompt({ storyId }: { storyId: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(storyPromptQuery(storyId));
  if (data === undefined) return null;
  const { advice, growth, leadId } = data;
  const isAtLarge = advice.id === "at_large" || advice.id === "again";
  return (
    <div className={classes["story"]}>
      <Section title={t("prompts.story.title")}>
        <p className={classes["answer"]} data-respond={advice.id === "watch" ? "monitor" : "respond"}>
          <b>{advice.name[language]}</b>
        </p>
        <p className={classes["because"]}>{advice.because[language]}</p>
        <p className={classes["hint"]}>
          {t(`prompts.story.${growth.pace}`, growth)}; {t("prompts.story.authors", { count: growth.authors })}
        </p>
        <Said story={data} />
      </Section>
      <PromptSection postId={leadId} {...(isAtLarge && { channel: "own_page" as const })} />
    </div>
  );
}

function Said({ story: { said, postsAfter } }: { story: PromptOfStory }) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes["title"]}>{t("prompts.story.said")}</h3>
      {said.length === 0 && <p className={classes["hint"]}>{t("prompts.story.nothing")}</p>}
      <ul className={classes["points"]}>
        {said.map(({ draftId, incidentId, state, excerpt, at, url }) => (
          <li key={draftId ?? `${incidentId} ${at}`}>
            <span dir="auto">{excerpt}</span>
            <small className={classes["cite"]}>
              {draftId === null ? (
                <Link to="/incidents/$incidentId" params={{ incidentId: String(incidentId) }}>
                  {t("prompts.story.statement")}
                </Link>
              ) : (
                <Link to="/drafts/$draftId" params={{ draftId: String(draftId) }}>
                  {t(`drafts.state.${state}`)}
                </Link>
              )}{" "}
              · <Moment at={at} /> <OutLink url={url} />
            </small>
          </li>
        ))}
      </ul>
      {postsAfter !== null && (
        <p className={classes["hint"]}>{t("prompts.story.postsAfter", { count: postsAfter })}</p>
      )}
    </>
  );
}
