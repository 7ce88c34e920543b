import type { FeedChoice, FoundSource } from "@earshot/contract/source-find";
import { platformName } from "@earshot/core/collect/platform-names";
import { UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useLanguage } from "../words/use-language.ts";
import { shownAddress } from "./shown-address.ts";
import { PreviewFeed } from "./PreviewFeed.tsx";
import { ReachHint } from "./ReachHint.tsx";
import classes from "./Sources.module.css";
import { useFoundWords } from "./use-found-words.ts";

/** What stands behind a pasted line: nothing, with the reason, or feeds to choose from. One alone is looked at at once. */
export function FoundFeeds({ found, onAdded }: { found: FoundSource; onAdded: () => void }) {
  const { t } = useTranslation();
  const [only] = found.choices;
  const isClear = found.choices.length === 1 && only !== undefined && !only.isPersonalUseOnly;
  const [chosen, setChosen] = useState<FeedChoice | null>(isClear ? only : null);
  const refusal = useFoundWords(found);
  if (refusal !== null) {
    return (
      <>
        {refusal.kind === "fault" && <Recognised found={found} />}
        <div className={classes["refusal"]} data-kind={refusal.kind} role="alert">
          <b>{refusal.what}</b>
          <p>{refusal.mend}</p>
          <ReachHint service={found.site} reasonCode={found.failure?.code ?? null} />
          {found.failure !== null && <small>{found.failure.message}</small>}
        </div>
      </>
    );
  }
  return (
    <>
      <Recognised found={found} />
      {!isClear && (
        <fieldset className={classes["choices"]}>
          <legend>{t("sources.chooseFeed")}</legend>
          {found.choices.map((choice) => (
            <Choice
              key={choice.url}
              choice={choice}
              isChosen={choice.url === chosen?.url}
              onChoose={() => setChosen(choice)}
            />
          ))}
        </fieldset>
      )}
      {chosen !== null && <PreviewFeed key={chosen.url} choice={chosen} found={found} onAdded={onAdded} />}
    </>
  );
}

/** "YouTube · @zaslonka": what the line was taken for. */
function Recognised({ found }: { found: FoundSource }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isSearch = found.choices.some(({ covers }) => covers === "search");
  const site = found.site ?? (isSearch ? t("sources.searchPhrase") : found.pageTitle);
  if (site === null && found.what === null) return null;
  const isAnybodys = site === null && found.platform === "other";
  const name = isAnybodys ? t("sources.handle") : (site ?? platformName(found.platform, language));
  return (
    <p className={classes["recognised"]}>
      <bdi>{name}</bdi>
      {found.what !== null && (
        <>
          {" · "}
          <bdi>{found.what}</bdi>
        </>
      )}
      {found.isOftenBusy && <span> — {t("sources.oftenBusy")}</span>}
    </p>
  );
}

function Choice({
  choice,
  isChosen,
  onChoose,
}: {
  choice: FeedChoice;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation();
  const { seen, existing } = choice;
  const facts = [
    choice.covers !== "asked" && t(`sources.covers.${choice.covers}`),
    seen !== null && t("sources.posts", { count: seen.postCount }),
    seen?.language,
    seen?.kind,
  ].filter((each): each is string => typeof each === "string" && each !== "");
  return (
    <UnstyledButton className={classes["feed"]} aria-pressed={isChosen} onClick={onChoose}>
      <span>
        <bdi>{choice.title ?? choice.url}</bdi>
        <small className={classes["address-line"]}>{shownAddress(choice.url)}</small>
        <small>
          {facts.join(" · ")}
          {seen?.newestAt != null && (
            <>
              {" · "}
              {t("sources.newest")} <Moment at={seen.newestAt} />
            </>
          )}
        </small>
        {choice.needs?.level === "must" && <em>{t("sources.needs.short")}</em>}
        {choice.isPersonalUseOnly && <em>{t("sources.personalUse")}</em>}
        {existing !== null && (
          <em>
            {t(existing.isRetired ? "sources.isInArchive" : "sources.isCollected", { name: existing.name })}
          </em>
        )}
      </span>
      <IconChevronRight size={16} stroke={1.75} aria-hidden />
    </UnstyledButton>
  );
}
