import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { approveFact, type Fact } from "../api/facts.ts";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { usePerson } from "../app/person.ts";
import { tieNumbers } from "../words/tie-numbers.ts";
import { dayInYear } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { FactHistoryList } from "./FactHistoryList.tsx";
import { StandingBadge } from "./StandingBadge.tsx";
import classes from "./Facts.module.css";
import { useFactDeed } from "./use-fact-deed.ts";

interface FactItemProps {
  fact: Fact;
  /** Null for whoever may only read. */
  onOpen: ((kind: "edit" | "withdraw", fact: Fact) => void) | null;
  /** Its history stands open. */
  isAlone?: boolean;
}

/** One card: what may be said in each language, on what it rests, who vouches for it, until when. */
export function FactItem({ fact, onOpen, isAlone = false }: FactItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { may } = usePerson();
  const deed = useFactDeed();
  const [isTold, setIsTold] = useState(isAlone);
  const texts = [
    { lang: "ru", text: fact.textRu },
    { lang: "en", text: fact.textEn },
  ].filter(({ text }) => text !== "");
  const inOrder = language === "ru" ? texts : texts.toReversed();
  const mayApprove = may("approve_facts") && fact.standing !== "offered" && fact.standing !== "expiring";
  return (
    <li className={classes["card"]} data-standing={fact.standing}>
      <div className={classes["head"]}>
        <StandingBadge standing={fact.standing} />
        {fact.entity && <bdi className={classes["about"]}>{fact.entity.name}</bdi>}
      </div>
      {inOrder.map(({ lang, text }, at) => (
        <p key={lang} lang={lang} dir="auto" className={classes[at === 0 ? "text" : "other"]}>
          {tieNumbers(text)}
        </p>
      ))}
      {fact.numbers.length > 0 && (
        <ul className={classes["numbers"]} aria-label={t("facts.numbers")}>
          {fact.numbers.map((each) => (
            <li key={each}>
              <bdi>{tieNumbers(each)}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p className={classes["meta"]}>
        <span>
          {fact.source === "" ? t("facts.noSource") : <bdi>{tieNumbers(fact.source)}</bdi>}{" "}
          <OutLink url={fact.sourceUrl} />
        </span>
        {fact.owner && <span>{t("facts.ownedBy", { name: fact.owner.name })}</span>}
        {fact.approvedAt !== null && (
          <span>
            {fact.approvedBy ? t("facts.approvedBy", { name: fact.approvedBy.name }) : t("facts.approved")}{" "}
            <Moment at={fact.approvedAt} />
          </span>
        )}
        <span className={classes["until"]}>
          {fact.expiresAt === null
            ? t("facts.endless")
            : t(fact.standing === "expired" ? "facts.ended" : "facts.until", {
                day: dayInYear(fact.expiresAt, language),
              })}
        </span>
      </p>
      <Group gap={6} mt={8}>
        {/* One that ran out is given a new end first. */}
        {mayApprove && fact.standing !== "expired" && (
          <Button
            size="compact-xs"
            variant="filled"
            loading={deed.isBusy}
            onClick={() => void deed.run(() => approveFact(fact), t("facts.approvedNow"))}
          >
            {t("facts.approve")}
          </Button>
        )}
        {onOpen && (
          <Button size="compact-xs" onClick={() => onOpen("edit", fact)}>
            {t(fact.standing === "expired" ? "facts.prolong" : "facts.edit")}
          </Button>
        )}
        {onOpen && fact.standing !== "withdrawn" && (
          <Button size="compact-xs" variant="subtle" onClick={() => onOpen("withdraw", fact)}>
            {t("facts.withdraw")}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={isTold}
          onClick={() => setIsTold((before) => !before)}
        >
          {t("facts.history")}
        </Button>
      </Group>
      {isTold && <FactHistoryList factCardId={fact.factCardId} />}
    </li>
  );
}
