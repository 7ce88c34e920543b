import type { ReactNode } from "react";
import classes from "./PageHead.module.css";

/** A page that scrolls as a whole. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <div className={classes["page"]}>
      <div>{children}</div>
    </div>
  );
}
