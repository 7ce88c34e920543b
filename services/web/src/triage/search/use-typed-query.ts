import type { MentionFilter } from "@earshot/contract/mention-filter";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { useCallback, useEffect, useState } from "react";

/** Searches a moment after the last letter, so that the list does not flicker at each one. */
const searchAfterMs = 400;

/**
 * What stands in the field beside what the list is asked for: the list follows a moment later, and only what can be read. A view that is opened, or a
 * pill taken off, changes the field from outside.
 */
export function useTypedQuery(
  filter: MentionFilter,
  onFilter: (filter: MentionFilter) => void,
  onAsked: (query: string) => void,
) {
  const [text, setText] = useState(filter.q ?? "");
  const [told, setTold] = useState({ shown: filter.q, sent: filter.q ?? "" });
  if (filter.q !== told.shown) {
    const q = filter.q ?? "";
    if (q !== told.sent) setText(q);
    setTold({ shown: filter.q, sent: q });
  }

  const apply = useCallback(
    (given: string) => {
      const asked = given.trim();
      if (asked === (filter.q ?? "") || (asked !== "" && "problem" in parseQuery(asked))) return;
      const { q: _left, ...rest } = filter;
      setTold((before) => ({ ...before, sent: asked }));
      if (asked !== "") onAsked(asked);
      onFilter(asked === "" ? rest : { ...rest, q: asked });
    },
    [filter, onFilter, onAsked],
  );
  useEffect(() => {
    const timer = setTimeout(() => apply(text), searchAfterMs);
    return () => clearTimeout(timer);
  }, [text, apply]);
  return { text, setText, apply };
}
