import type { ReactNode } from "react";
import classes from "./PageHead.module.css";

interface PageHeadProps {
  title: string;
  lead: string;
  /** What can be done here. */
  children?: ReactNode;
}

/** Title and purpose of a page other than triage. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <header className={classes["head"]}>
      <div>
        <h1>{title}</h1>
        <p>{lead}</p>
      </div>
      {children}
    </header>
  );
}
