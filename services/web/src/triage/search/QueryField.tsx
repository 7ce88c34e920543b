import type { MentionFilter } from "@earshot/contract/mention-filter";
import { completed, type Offered } from "@earshot/core/triage/query/complete-query";
import { parseQuery, queryLengthMax } from "@earshot/core/triage/query/parse-query";
import { CloseButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { lazy, Suspense, useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { usePerson } from "../../app/person.ts";
import { Choices } from "./Choices.tsx";
import { QueryHelp } from "./QueryHelp.tsx";
import { QueryProblemNote } from "./QueryProblemNote.tsx";
import classes from "./QueryField.module.css";
import { recentQueries, rememberQuery } from "./recent-queries.ts";
import { useOffered } from "./use-offered.ts";
import { useSlowly } from "./use-slowly.ts";
import { useTypedQuery } from "./use-typed-query.ts";

const QueryPreview = lazy(async () => ({ default: (await import("./QueryPreview.tsx")).QueryPreview }));

interface QueryFieldProps {
  filter: MentionFilter;
  search: RefObject<HTMLInputElement | null>;
  onFilter: (filter: MentionFilter) => void;
}

/** Time without a key after which a mistake is spoken of: whoever is still typing knows that it is not finished. */
const mistakeAfterMs = 700;

/** The one search field: words and fields, with what can be put where the caret is, mistakes underlined, and what a query would have found. */
export function QueryField({ filter, search, onFilter }: QueryFieldProps) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const listId = useId();
  const wrongId = useId();
  const mirror = useRef<HTMLDivElement>(null);
  const [isFocused, setIsFocused] = useState(false);
  const [isClosed, setIsClosed] = useState(false);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  const { text, setText, apply } = useTypedQuery(filter, onFilter, (query) => {
    if (person !== null) rememberQuery(person.personId, query);
  });
  const asked = text.trim();
  const parsed = asked === "" ? null : parseQuery(text);
  const problem = parsed !== null && "problem" in parsed ? parsed : null;
  const isSlow = useSlowly(text, mistakeAfterMs) === text || !isFocused;
  const shownProblem = isSlow ? problem : null;
  const isOpened = isFocused && !isClosed;
  const { completion, offered } = useOffered(text, caret, isOpened);
  const recent = isOpened && asked === "" && person !== null ? recentQueries(person.personId) : [];
  const choices = asked === "" ? recent.map(asChoice) : offered;

  const write = (next: string, at: number): void => {
    setText(next);
    setCaret(at);
    setChosen(null);
    setIsClosed(false);
    requestAnimationFrame(() => search.current?.setSelectionRange(at, at));
  };
  const take = (choice: Offered): void => {
    if (asked === "" || completion === null) {
      write(choice.insert, choice.insert.length);
      apply(choice.insert);
      return;
    }
    const put = completed(text, completion, choice);
    write(put.text, put.caret);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const picked = chosen === null ? undefined : choices[chosen];
    if (event.code === "ArrowDown" || event.code === "ArrowUp") {
      if (!isOpened || choices.length === 0) return;
      event.preventDefault();
      setChosen(nextOf(chosen, choices.length, event.code === "ArrowDown" ? 1 : -1));
    } else if (event.code === "Tab" && picked !== undefined && isOpened) {
      event.preventDefault();
      take(picked);
    } else if (event.code === "Enter" || event.code === "NumpadEnter") {
      if (picked !== undefined && isOpened) {
        event.preventDefault();
        take(picked);
        return;
      }
      apply(text);
      event.currentTarget.blur();
    } else if (event.code === "Escape") {
      if (isOpened && choices.length > 0) {
        event.stopPropagation();
        setIsClosed(true);
      } else event.currentTarget.blur();
    }
  };
  const isPreviewed = isOpened && parsed !== null && problem === null && isSlow;
  return (
    <div className={classes["field"]} data-wrong={shownProblem !== null || undefined}>
      <div className={classes["box"]}>
        <IconSearch size={15} stroke={1.75} aria-hidden className={classes["icon"]} />
        <div className={classes["typed"]}>
          <div ref={mirror} className={classes["mirror"]} aria-hidden>
            {shownProblem !== null && (
              <>
                {text.slice(0, shownProblem.start)}
                <u>
                  {text.slice(shownProblem.start, Math.max(shownProblem.start + 1, shownProblem.end)) || " "}
                </u>
              </>
            )}
          </div>
          <input
            ref={search}
            type="text"
            role="combobox"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-label={t("triage.search")}
            aria-expanded={isOpened && choices.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={chosen === null ? undefined : `${listId}-${chosen}`}
            aria-invalid={shownProblem !== null}
            aria-describedby={shownProblem === null ? undefined : wrongId}
            placeholder={t("triage.search")}
            maxLength={queryLengthMax}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
              setChosen(null);
              setIsClosed(false);
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
            onScroll={(event) => {
              if (mirror.current) mirror.current.scrollLeft = event.currentTarget.scrollLeft;
            }}
            onFocus={() => {
              setIsFocused(true);
              setIsClosed(false);
            }}
            onBlur={() => setIsFocused(false)}
            onKeyDown={onKey}
          />
        </div>
        {text !== "" && (
          <CloseButton
            size="xs"
            aria-label={t("triage.clearSearch")}
            onClick={() => {
              write("", 0);
              apply("");
            }}
          />
        )}
        <QueryHelp />
      </div>
      {isOpened && (choices.length > 0 || isPreviewed) && (
        // A press within must not take the focus from the field, or the panel would be gone before the press ends.
        <div className={classes["panel"]} onPointerDown={(event) => event.preventDefault()}>
          <Choices
            id={listId}
            title={asked === "" ? t("query.recent") : null}
            choices={choices}
            chosen={chosen}
            onTake={take}
          />
          {isPreviewed && (
            <Suspense>
              <QueryPreview q={asked} />
            </Suspense>
          )}
        </div>
      )}
      {shownProblem !== null && <QueryProblemNote id={wrongId} problem={shownProblem} isQuiet={isFocused} />}
    </div>
  );
}

function asChoice(query: string): Offered {
  return { insert: query, label: query, hint: "" };
}

function nextOf(chosen: number | null, count: number, by: number): number {
  if (chosen === null) return by > 0 ? 0 : count - 1;
  return (chosen + by + count) % count;
}
