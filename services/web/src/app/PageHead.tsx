import type { ReactNode } from "react";
import { ExportMenu, type Exported } from "./ExportMenu.tsx";
import classes from "./PageHead.module.css";

interface PageHeadProps {
  title: string;
  lead: string;
  /** What can be done here. */
  children?: ReactNode;
  /** The list of the page, where it can be taken along as a file. */
  exported?: Exported;
}

/** Title and purpose of a page other than triage. */
export function PageHead({ title, lead, children, exported }: PageHeadProps) {
  return (
    <header className={classes["head"]}>
      <div>
        <h1>{title}</h1>
        <p>{lead}</p>
      </div>
      {exported === undefined ? (
        children
      ) : (
        <div className={classes["deeds"]}>
          {children}
          <ExportMenu {...exported} />
        </div>
      )}
    </header>
  );
}
