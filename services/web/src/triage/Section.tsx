import type { ReactNode } from "react";
import classes from "./PostDetail.module.css";

interface SectionProps {
  title: string;
  /** A few words at the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={classes["section"]} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {aside !== undefined && <span className={classes["aside"]}>{aside}</span>}
      </header>
      {children}
    </section>
  );
}
