import type { Draft } from "@earshot/contract/draft";
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { factsQuery } from "../api/facts.ts";
import { tieNumbers } from "../words/tie-numbers.ts";
import classes from "./Drafts.module.css";
import { PagePart } from "../app/PagePart.tsx";

const shownMax = 5;

/** Approved fact cards, found by words and put into the text by a click. */
export function FactPicker({ draft, onInsert }: { draft: Draft; onInsert: (words: string) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const { data } = useQuery(factsQuery({ q: words.trim() === "" ? undefined : words.trim() }));
  const offered = (data?.facts ?? [])
    .filter(({ standing }) => standing === "offered" || standing === "expiring")
    .map((fact) => ({
      ...fact,
      text: draft.language === "ru" ? fact.textRu || fact.textEn : fact.textEn || fact.textRu,
    }))
    .slice(0, shownMax);
  return (
    <PagePart title={t("drafts.facts")}>
      <TextInput
        size="xs"
        mb={6}
        aria-label={t("drafts.factsFind")}
        placeholder={t("drafts.factsFind")}
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {offered.length === 0 && data !== undefined && (
        <p className={classes["none"]}>{t("drafts.factsNone")}</p>
      )}
      <ul className={classes["rows"]}>
        {offered.map((fact) => (
          <li key={fact.factCardId} className={classes["fact"]}>
            <p dir="auto">
              {tieNumbers(fact.text)}
              <small>{fact.source}</small>
            </p>
            <Button size="compact-xs" onClick={() => onInsert(fact.text)}>
              {t("drafts.factInsert")}
            </Button>
          </li>
        ))}
      </ul>
    </PagePart>
  );
}
