import type { Passport } from "@earshot/core/report/metrics/passport";
import type { ReactNode } from "react";
import { PassportNote } from "../reports/PassportNote.tsx";
import classes from "./Authors.module.css";

interface BlockProps {
  title: string;
  /** Of the number that stands in it. */
  passport?: Passport;
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of the card. */
export function Block({ title, passport, aside, children }: BlockProps) {
  return (
    <section className={classes["block"]} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {passport && <PassportNote passport={passport} />}
        <span className={classes["spring"]} />
        {aside}
      </header>
      {children}
    </section>
  );
}
