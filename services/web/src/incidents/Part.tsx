import type { ReactNode } from "react";
import classes from "./Incidents.module.css";

interface PartProps {
  title: string;
  /** Beside the title: how many. */
  count?: number;
  hint?: string;
  /** What can be done here. */
  tools?: ReactNode;
  children: ReactNode;
}

/** One part of the page of an incident. */
export function Part({ title, count, hint, tools, children }: PartProps) {
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
