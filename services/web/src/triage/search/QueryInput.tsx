import { completed, type Offered } from "@earshot/core/triage/query/complete-query";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { queryLengthMax } from "@earshot/core/triage/query/query-length";
import { fieldNames } from "@earshot/core/triage/query/query-fields";
import { queryProblemText } from "@earshot/core/triage/query/query-problem-text";
import { queryDoubts, queryDoubtTexts } from "@earshot/core/triage/rule/query-doubts";
import { Button, TextInput } from "@mantine/core";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useLanguage } from "../../words/use-language.ts";
import { Choices } from "./Choices.tsx";
import classes from "./QueryField.module.css";
import { useOffered } from "./use-offered.ts";

interface QueryInputProps {
  label: string;
  description?: string;
  isRequired?: boolean;
  query: string;
  onQuery: (query: string) => void;
  /** What is wrong beside what cannot be read; null for nothing. */
  error?: string | null;
  /** What stands before fields that a press puts at the end; without it there are none. */
  hint?: string;
}

/** Fields that are asked for most, each with the sign that follows it. */
const inserted = [
  ["direction", ":"],
  ["severity", ">="],
  ["source", ":"],
  ["author", ":"],
  ["sentiment", ":"],
  ["followers", ">"],
  ["lang", ":"],
] as const;

/** The query of a rule, in a form: with what can be put where the caret stands, what is wrong with it and what a rule cannot go by. */
export function QueryInput({
  label,
  description,
  isRequired = false,
  query,
  onQuery,
  error = null,
  hint,
}: QueryInputProps) {
  const language = useLanguage();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isFocused, setIsFocused] = useState(false);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  const [isClosed, setIsClosed] = useState(false);
  const { completion, offered } = useOffered(query, caret, isFocused);
  const parsed = query.trim() === "" ? null : parseQuery(query);
  const problem = parsed !== null && "problem" in parsed ? queryProblemText(parsed, language) : null;
  const doubts = parsed === null || "problem" in parsed ? [] : queryDoubts(parsed.query);
  // Whoever is offered what comes next knows that it is not finished.
  const isOffering = isFocused && !isClosed && offered.length > 0;
  const write = (text: string, at: number) => {
    onQuery(text);
    setCaret(at);
    setChosen(null);
    setIsClosed(false);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at, at);
    });
  };
  const take = (choice: Offered) => {
    if (completion === null) return;
    const put = completed(query, completion, choice);
    write(put.text, put.caret);
  };
  const onKey = (event: KeyboardEvent) => {
    const picked = chosen === null ? undefined : offered[chosen];
    if (event.code === "ArrowDown" || event.code === "ArrowUp") {
      if (!isOffering) return;
      event.preventDefault();
      const step = event.code === "ArrowDown" ? 1 : -1;
      setChosen(((chosen ?? (step === 1 ? -1 : 0)) + step + offered.length) % offered.length);
    } else if ((event.code === "Tab" || event.code === "Enter") && isOffering && picked !== undefined) {
      event.preventDefault();
      take(picked);
    } else if (event.code === "Escape" && isOffering) setIsClosed(true);
  };
  return (
    <div className={classes["holder"]}>
      <TextInput
        ref={field}
        size="xs"
        label={label}
        description={description}
        required={isRequired}
        spellCheck={false}
        maxLength={queryLengthMax}
        value={query}
        error={isOffering || problem === null ? error : `${problem.what} ${problem.mend}`}
        role="combobox"
        aria-expanded={isOffering}
        aria-controls={listId}
        aria-activedescendant={chosen === null ? undefined : `${listId}-${chosen}`}
        autoComplete="off"
        // Escape closes what is offered first, not the dialog around it.
        data-mantine-stop-propagation={isOffering || undefined}
        onChange={(event) => {
          onQuery(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart ?? 0);
          setChosen(null);
          setIsClosed(false);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onFocus={() => setIsFocused(true)}
        onBlur={() => setIsFocused(false)}
        onKeyDown={onKey}
      />
      {isOffering && (
        // A press must not take the focus off the field before it is taken.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the list inside is what is pressed
        <div className={classes["below"]} onMouseDown={(event) => event.preventDefault()}>
          <Choices id={listId} title={null} choices={offered.slice(0, 8)} chosen={chosen} onTake={take} />
        </div>
      )}
      {doubts.length > 0 && (
        <div className={classes["doubts"]} role="status">
          {queryDoubtTexts(doubts, language).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {hint !== undefined && (
        <p className={classes["insert"]}>
          {hint}{" "}
          {inserted
            .map(([name, sign]) => fieldNames[name][language][0] + sign)
            .map((text) => (
              <Button
                key={text}
                size="compact-xs"
                variant="default"
                onClick={() => {
                  const put = query.trim() === "" ? text : `${query.trimEnd()} ${text}`;
                  write(put, put.length);
                }}
              >
                {text}
              </Button>
            ))}
        </p>
      )}
    </div>
  );
}
