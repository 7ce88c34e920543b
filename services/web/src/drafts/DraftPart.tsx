import type { ReactNode } from "react";
import classes from "./Drafts.module.css";

interface DraftPartProps {
  title: string;
  /** Beside the title. */
  tools?: ReactNode;
  children: ReactNode;
}

/** One part of the page of a draft. */
export function DraftPart({ title, tools, children }: DraftPartProps) {
  return (
    <section className={classes["part"]} aria-label={title}>
      <header className={classes["part-head"]}>
        <h2>{title}</h2>
        {tools}
      </header>
      {children}
    </section>
  );
}
