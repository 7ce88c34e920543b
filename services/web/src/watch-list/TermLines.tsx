import type { PreviewTerm } from "@earshot/contract/entity-preview";
import { termKinds, type EntityKind } from "@earshot/core/match/entity";
import { termKindMeanings, termKindNames } from "@earshot/core/match/entity-names";
import { ActionIcon, Button, Checkbox, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Editor.module.css";
import { emptyTerm, guessKind, type TermLine } from "./entity-form.ts";
import { TermNotes } from "./TermNotes.tsx";

interface TermLinesProps {
  /** What the terms are of. */
  of: EntityKind;
  terms: readonly TermLine[];
  /** What each line does in stored posts, by its key. */
  previews: ReadonlyMap<string, PreviewTerm>;
  /** Whether there were posts to look at. */
  isLooked: boolean;
  /** Shown as an example in the first empty line. */
  /** What is looked for as long as no line says anything. */
  suggestion: string;
  hasError: boolean;
  short: ReadonlySet<string>;
  onTerms: (terms: TermLine[]) => void;
  /** Shows the posts of a line. */
  onShow: (key: string) => void;
}

/** The words that find posts, a line for each, with what it finds. */
export function TermLines(props: TermLinesProps) {
  const { of, terms, previews, isLooked, suggestion, hasError, short, onTerms, onShow } = props;
  const { t } = useTranslation();
  const added = useRef(0);
  const isEmpty = terms.every(({ text }) => text.trim() === "");
  const change = (key: string, to: Partial<TermLine>): void =>
    onTerms(terms.map((term) => (term.key === key ? { ...term, ...to } : term)));
  return (
    <fieldset className={classes["lines"]}>
      <legend>{t("watchList.terms")}</legend>
      <p className={classes["hint"]}>{t("watchList.termsHint")}</p>
      {terms.map((term, index) => (
        <div key={term.key} className={classes["line"]}>
          <TermFields
            term={term}
            placeholder={index === 0 && isEmpty ? suggestion : ""}
            isShort={short.has(term.key)}
            isMissing={hasError && index === 0}
            onChange={(to) => change(term.key, to)}
            onRemove={() => onTerms(terms.filter((each) => each.key !== term.key))}
          />
          <TermNotes
            line={term}
            preview={previews.get(term.key) ?? null}
            isLooked={isLooked}
            onChange={(to) => change(term.key, to)}
            onShow={() => onShow(term.key)}
          />
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onTerms([...terms, emptyTerm(`added-${++added.current}`, "", of)])}
      >
        {t("watchList.addTerm")}
      </Button>
    </fieldset>
  );
}

const lineMarks = ["needsContext", "isCaseSensitive", "isSecret"] as const;

interface TermFieldsProps {
  term: TermLine;
  placeholder: string;
  isShort: boolean;
  isMissing: boolean;
  onChange: (to: Partial<TermLine>) => void;
  onRemove: () => void;
}

function TermFields({ term, placeholder, isShort, isMissing, onChange, onRemove }: TermFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isExactAccount = term.kind === "handle" || term.kind === "domain";
  return (
    <div className={classes["line-fields"]}>
      <TextInput
        className={classes["line-text"] ?? ""}
        aria-label={t("watchList.termText")}
        placeholder={placeholder}
        maxLength={200}
        value={term.text}
        error={isMissing ? t("watchList.termNeeded") : isShort ? t("watchList.termShort") : undefined}
        onChange={(event) => {
          const text = event.currentTarget.value;
          const [guess, before] = [guessKind(text), guessKind(term.text)];
          onChange({ text, ...(guess !== "word" && guess !== before && { kind: guess }) });
        }}
      />
      <Select
        className={classes["line-kind"] ?? ""}
        aria-label={t("watchList.termKind")}
        title={termKindMeanings[language][term.kind]}
        allowDeselect={false}
        value={term.kind}
        data={termKinds.map((kind) => ({ value: kind, label: termKindNames[language][kind] }))}
        onChange={(kind) => kind !== null && onChange({ kind })}
      />
      <ActionIcon aria-label={t("watchList.removeTerm", { text: term.text })} onClick={onRemove}>
        <IconX size={15} />
      </ActionIcon>
      <div className={classes["line-marks"]}>
        {(isExactAccount ? (["isSecret"] as const) : lineMarks).map((mark) => (
          <Checkbox
            key={mark}
            label={t(`watchList.${mark}`)}
            title={t(`watchList.${mark}Hint`)}
            checked={term[mark]}
            onChange={(event) => onChange({ [mark]: event.currentTarget.checked })}
          />
        ))}
      </div>
    </div>
  );
}
