import type { ReactNode } from "react";
import classes from "./PagePart.module.css";

interface PagePartProps {
  title: string;
  /** Beside the title: how many. */
  count?: number;
  hint?: string;
  /** What can be done here. */
  tools?: ReactNode;
  children: ReactNode;
}

/** One part of a page about one thing: what it is, how many, what can be done. */
export function PagePart({ title, count, hint, tools, children }: PagePartProps) {
  return (
    <section className={classes["part"]} aria-label={title}>
      <header className={classes["part-head"]}>
        <h2>
          {title} {count !== undefined && count > 0 && <span>{count}</span>}
        </h2>
        {tools}
      </header>
      {hint !== undefined && <p className={classes["hint"]}>{hint}</p>}
      {children}
    </section>
  );
}
