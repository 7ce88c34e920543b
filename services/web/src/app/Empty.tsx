import type { ReactNode } from "react";
import classes from "./Notice.module.css";

interface EmptyProps {
  icon: ReactNode;
  title: string;
  /** It is all that the page shows, so its title is the heading of the page. */
  isPage?: boolean;
  children: ReactNode;
}

/** An empty place that teaches: what would come here and what to do for it. */
export function Empty({ icon, title, isPage = false, children }: EmptyProps) {
  return (
    <div className={classes["notice"]}>
      {icon}
      {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </div>
  );
}
