import { termKindMeanings, termKindNames } from "@earshot/core/match/entity-names";
import { termKinds } from "@earshot/core/match/entity";
import { ActionIcon, Button, Checkbox, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { emptyTerm, guessKind, type TermLine } from "./entity-form.ts";
import classes from "./WatchList.module.css";

interface TermLinesProps {
  terms: readonly TermLine[];
  /** Shown as an example in the first empty line. */
  suggestion: string;
  hasError: boolean;
  short: ReadonlySet<string>;
  onTerms: (terms: TermLine[]) => void;
}

/** The words that find posts, a line for each. */
export function TermLines({ terms, suggestion, hasError, short, onTerms }: TermLinesProps) {
  const { t } = useTranslation();
  const added = useRef(0);
  const change = (key: string, to: Partial<TermLine>): void =>
    onTerms(terms.map((term) => (term.key === key ? { ...term, ...to } : term)));
  return (
    <fieldset className={classes["lines"]}>
      <legend>{t("watchList.terms")}</legend>
      <p className={classes["hint"]}>{t("watchList.termsHint")}</p>
      {terms.map((term, index) => (
        <TermFields
          key={term.key}
          term={term}
          placeholder={index === 0 ? suggestion : ""}
          isShort={short.has(term.key)}
          isMissing={hasError && index === 0}
          onChange={(to) => change(term.key, to)}
          onRemove={() => onTerms(terms.filter((each) => each.key !== term.key))}
        />
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onTerms([...terms, emptyTerm(`added-${++added.current}`)])}
      >
        {t("watchList.addTerm")}
      </Button>
    </fieldset>
  );
}

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
  return (
    <div className={classes["line"]}>
      <TextInput
        size="xs"
        className={classes["line-text"] ?? ""}
        aria-label={t("watchList.termText")}
        placeholder={placeholder}
        maxLength={200}
        value={term.text}
        error={isMissing ? t("watchList.termNeeded") : isShort ? t("watchList.termShort") : undefined}
        onChange={(event) => {
          const text = event.currentTarget.value;
          const isSign = guessKind(text) !== "word" && guessKind(term.text) === "word";
          onChange({ text, ...(isSign && { kind: guessKind(text) }) });
        }}
      />
      <Select
        size="xs"
        className={classes["line-kind"] ?? ""}
        aria-label={t("watchList.termKind")}
        title={termKindMeanings[language][term.kind]}
        allowDeselect={false}
        value={term.kind}
        data={termKinds.map((kind) => ({ value: kind, label: termKindNames[language][kind] }))}
        onChange={(kind) => kind !== null && onChange({ kind })}
      />
      <Checkbox
        size="xs"
        label={t("watchList.needsContext")}
        title={t("watchList.needsContextHint")}
        checked={term.needsContext}
        onChange={(event) => onChange({ needsContext: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={t("watchList.isCaseSensitive")}
        title={t("watchList.isCaseSensitiveHint")}
        checked={term.isCaseSensitive}
        onChange={(event) => onChange({ isCaseSensitive: event.currentTarget.checked })}
      />
      <ActionIcon aria-label={t("watchList.removeTerm", { text: term.text })} onClick={onRemove}>
        <IconX size={15} />
      </ActionIcon>
    </div>
  );
}
