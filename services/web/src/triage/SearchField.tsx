import type { MentionFilter } from "@earshot/contract/mention-filter";
import { parseQuery, queryLengthMax } from "@earshot/core/triage/query/parse-query";
import { queryProblemText } from "@earshot/core/triage/query/query-problem-text";
import { ActionIcon, CloseButton, Popover, TextInput } from "@mantine/core";
import { IconHelp, IconSearch } from "@tabler/icons-react";
import { useEffect, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./ListBar.module.css";

interface SearchFieldProps {
  filter: MentionFilter;
  search: RefObject<HTMLInputElement | null>;
  onFilter: (filter: MentionFilter) => void;
}

/** Searches a moment after the last letter, so that the list does not flicker at each one. */
const searchAfterMs = 350;

/** What is searched for. What cannot be read is said under the field, at which character, and the list stays as it is. */
export function SearchField({ filter, search, onFilter }: SearchFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [words, setWords] = useState(filter.q ?? "");
  const [isFocused, setIsFocused] = useState(false);
  const asked = words.trim();
  const parsed = asked === "" ? null : parseQuery(words);
  const problem = parsed && "problem" in parsed ? queryProblemText(parsed, language) : null;
  const wrong = problem && `${problem.what} ${problem.mend}`;

  // A view that is opened, or a pill taken off, changes what is searched for from outside.
  const [told, setTold] = useState({ shown: filter.q, sent: filter.q ?? "" });
  if (filter.q !== told.shown) {
    const q = filter.q ?? "";
    if (q !== told.sent) setWords(q);
    setTold({ shown: filter.q, sent: q });
  }

  useEffect(() => {
    if (asked === (filter.q ?? "") || wrong !== null) return;
    const timer = setTimeout(() => {
      const { q: _left, ...rest } = filter;
      setTold((before) => ({ ...before, sent: asked }));
      onFilter(asked === "" ? rest : { ...rest, q: asked });
    }, searchAfterMs);
    return () => clearTimeout(timer);
  }, [asked, wrong, filter, onFilter]);

  return (
    <div className={classes["search"]}>
      <TextInput
        ref={search}
        type="search"
        size="xs"
        aria-label={t("triage.search")}
        placeholder={t("triage.search")}
        maxLength={queryLengthMax}
        value={words}
        error={wrong !== null}
        aria-describedby={wrong === null ? undefined : "search-wrong"}
        leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
        rightSectionWidth={words === "" ? 32 : 56}
        rightSection={
          <span className={classes["ends"]}>
            {words !== "" && (
              <CloseButton size="xs" aria-label={t("triage.clearSearch")} onClick={() => setWords("")} />
            )}
            <SearchHelp />
          </span>
        }
        onChange={(event) => setWords(event.currentTarget.value)}
        onFocus={() => setIsFocused(true)}
        onBlur={() => setIsFocused(false)}
        onKeyDown={(event) => {
          if (event.code === "Escape" || event.code === "Enter") event.currentTarget.blur();
        }}
      />
      {wrong !== null && (
        <p id="search-wrong" className={classes["wrong"]} role={isFocused ? "status" : "alert"}>
          {wrong}
        </p>
      )}
    </div>
  );
}

const ways = ["Word", "Phrase", "Not", "Or", "Prefix", "Brackets"] as const;

/** What can be typed, each with an example. */
function SearchHelp() {
  const { t } = useTranslation();
  return (
    <Popover position="bottom-end" width={340}>
      <Popover.Target>
        <ActionIcon size={22} aria-label={t("desk.search.help")}>
          <IconHelp size={15} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={12}>
        <dl className={classes["ways"]}>
          {ways.map((way) => (
            <div key={way}>
              <dt>{t(`desk.search.example${way}`)}</dt>
              <dd>{t(`desk.search.${way.toLowerCase() as "word"}`)}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
