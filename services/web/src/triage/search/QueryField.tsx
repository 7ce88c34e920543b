import type { MentionFilter } from "@earshot/contract/mention-filter";
import { completed, type Offered } from "@earshot/core/triage/query/complete-query";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { queryLengthMax } from "@earshot/core/triage/query/query-length";
import type { QueryProblem } from "@earshot/core/triage/query/query-problem";
import { CloseButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { Suspense, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { lazyPart } from "../../app/lazy-part.tsx";
import { usePerson } from "../../app/person.ts";
import { Choices } from "./Choices.tsx";
import { QueryHelp } from "./QueryHelp.tsx";
import { QueryProblemNote } from "./QueryProblemNote.tsx";
import classes from "./QueryField.module.css";
import { recentQueries, rememberQuery } from "./recent-queries.ts";
import { useOffered } from "./use-offered.ts";
import { useSlowly } from "./use-slowly.ts";
import { useTypedQuery } from "./use-typed-query.ts";

const QueryPreview = lazyPart(async () => (await import("./QueryPreview.tsx")).QueryPreview);

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
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void =>
    takeKey(event, {
      isOpened,
      choices,
      chosen,
      setChosen,
      take,
      apply: () => apply(text),
      close: () => setIsClosed(true),
    });
  const isPreviewed = isOpened && parsed !== null && problem === null && isSlow;
  return (
    <div className={classes["field"]} data-wrong={shownProblem !== null || undefined}>
      <div className={classes["box"]}>
        <IconSearch size={15} stroke={1.75} aria-hidden className={classes["icon"]} />
        <div className={classes["typed"]}>
          <div ref={mirror} className={classes["mirror"]} aria-hidden>
            {shownProblem !== null && <Underlined text={text} problem={shownProblem} />}
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
        <FieldPanel isPreviewed={isPreviewed} asked={asked}>
          <Choices
            id={listId}
            title={asked === "" ? t("query.recent") : null}
            choices={choices}
            chosen={chosen}
            onTake={take}
          />
        </FieldPanel>
      )}
      {shownProblem !== null && <QueryProblemNote id={wrongId} problem={shownProblem} isQuiet={isFocused} />}
    </div>
  );
}

interface FieldPanelProps {
  isPreviewed: boolean;
  asked: string;
  children: ReactNode;
}

/** Under the field. A press within must not take the focus from it, or the panel would be gone before the press ends. */
function FieldPanel({ isPreviewed, asked, children }: FieldPanelProps) {
  return (
    <div className={classes["panel"]} onPointerDown={(event) => event.preventDefault()}>
      {children}
      {isPreviewed && (
        <Suspense>
          <QueryPreview q={asked} />
        </Suspense>
      )}
    </div>
  );
}

/** The text of the field once more, unseen but for what is wrong in it. */
function Underlined({ text, problem: { start, end } }: { text: string; problem: QueryProblem }) {
  const to = Math.max(start + 1, end);
  return (
    <>
      {text.slice(0, start)}
      <u>{text.slice(start, to) || " "}</u>
    </>
  );
}

interface FieldHands {
  isOpened: boolean;
  choices: readonly Offered[];
  chosen: number | null;
  setChosen: (chosen: number) => void;
  take: (choice: Offered) => void;
  /** Asks at once. */
  apply: () => void;
  /** Puts the choices away until something is typed. */
  close: () => void;
}

function takeKey(event: KeyboardEvent<HTMLInputElement>, hands: FieldHands): void {
  const { choices, chosen } = hands;
  const isOffering = hands.isOpened && choices.length > 0;
  const picked = isOffering && chosen !== null ? choices[chosen] : undefined;
  const { code } = event;
  if (isOffering && (code === "ArrowDown" || code === "ArrowUp")) {
    event.preventDefault();
    hands.setChosen(nextOf(chosen, choices.length, code === "ArrowDown" ? 1 : -1));
  } else if (picked !== undefined && (code === "Tab" || code === "Enter" || code === "NumpadEnter")) {
    event.preventDefault();
    hands.take(picked);
  } else if (code === "Enter" || code === "NumpadEnter") {
    hands.apply();
    event.currentTarget.blur();
  } else if (code === "Escape" && isOffering) {
    event.stopPropagation();
    hands.close();
  } else if (code === "Escape") event.currentTarget.blur();
}

function asChoice(query: string): Offered {
  return { insert: query, label: query, hint: "" };
}

function nextOf(chosen: number | null, count: number, by: number): number {
  if (chosen === null) return by > 0 ? 0 : count - 1;
  return (chosen + by + count) % count;
}
