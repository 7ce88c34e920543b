import type { ReactNode } from "react";
import classes from "./Notice.module.css";

interface EmptyProps {
  icon: ReactNode;
  title: string;
  children: ReactNode;
}

/** An empty place that teaches: what would come here and what to do for it. */
export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div className={classes["notice"]}>
      {icon}
      <h2>{title}</h2>
      {children}
    </div>
  );
}
