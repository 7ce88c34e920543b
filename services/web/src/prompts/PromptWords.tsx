import type { Cite, Prompt } from "@earshot/contract/prompt";
import { ActionIcon, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { OutLink } from "../app/OutLink.tsx";
import { StandingBadge } from "../facts/StandingBadge.tsx";
import { useLanguage } from "../words/use-language.ts";
import { tieNumbers } from "../words/tie-numbers.ts";
import classes from "./Prompts.module.css";

/** The line, what to say and what carries it, what to leave unsaid, and how to begin. */
export function PromptWords({ prompt }: { prompt: Prompt }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { line, points, avoid, opening } = prompt;
  const unsaid = avoid[language];
  return (
    <>
      <h3 className={classes["title"]}>{t("prompts.line")}</h3>
      <p className={classes["line"]}>{line[language]}</p>
      {points.length > 0 && (
        <>
          <h3 className={classes["title"]}>{t("prompts.points")}</h3>
          <ul className={classes["points"]}>
            {points.map(({ text, cites }) => (
              <li key={text}>
                <span dir="auto">{tieNumbers(text)}</span>
                {cites.map((cite) => (
                  <CiteNote key={cite.kind === "fact" ? cite.factCardId : cite.kind} cite={cite} />
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      {unsaid.length > 0 && (
        <>
          <h3 className={classes["title"]}>{t("prompts.avoid")}</h3>
          <ul className={classes["avoid"]}>
            {unsaid.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      )}
      {opening !== "" && (
        <>
          <h3 className={classes["title"]}>{t("prompts.opening")}</h3>
          <p className={classes["opening"]} lang={prompt.language}>
            <span dir="auto">{opening}</span>
            <CopyButton value={opening}>
              {({ copied, copy }) => (
                <ActionIcon
                  variant="subtle"
                  aria-label={t(copied ? "prompts.copied" : "prompts.copy")}
                  onClick={copy}
                >
                  {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                </ActionIcon>
              )}
            </CopyButton>
          </p>
        </>
      )}
    </>
  );
}

/** On what a point rests: a card with its source and how it stands today, or the post itself. */
function CiteNote({ cite }: { cite: Cite }) {
  const { t } = useTranslation();
  if (cite.kind !== "fact")
    return <small className={classes["cite"]}>{t(`prompts.cites.${cite.kind}`)}</small>;
  return (
    <details className={classes["advice"]}>
      <summary>{t("prompts.card")}</summary>
      <p>
        <StandingBadge standing={cite.standing} />{" "}
        {cite.source === "" ? t("facts.noSource") : <bdi>{cite.source}</bdi>} <OutLink url={cite.sourceUrl} />
      </p>
      <p>
        <Link to="/facts" search={{ fact: cite.factCardId }}>
          {t("prompts.openCard")}
        </Link>
      </p>
    </details>
  );
}
