import type { QueryProblem } from "@earshot/core/triage/query/query-problem";
import { queryProblemText } from "@earshot/core/triage/query/query-problem-text";
import { useLanguage } from "../../words/use-language.ts";
import classes from "./QueryField.module.css";

interface QueryProblemNoteProps {
  id: string;
  problem: QueryProblem;
  /** While somebody types it is said when they pause, else at once. */
  isQuiet: boolean;
}

/** What is wrong with a query, and how to mend it. */
export function QueryProblemNote({ id, problem, isQuiet }: QueryProblemNoteProps) {
  const { what, mend } = queryProblemText(problem, useLanguage());
  return (
    <p id={id} className={classes["wrong"]} role={isQuiet ? "status" : "alert"}>
      <b>{what}</b> {mend}
    </p>
  );
}
