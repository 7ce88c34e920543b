import type { Passport } from "@earshot/core/report/metrics/passport";
import type { ReactNode } from "react";
import { PassportNote } from "../reports/PassportNote.tsx";
import classes from "./Coding.module.css";

interface CardProps {
  title: string;
  lead?: string;
  passport?: Passport;
  children: ReactNode;
}

/** One block of the page: what is shown, and how it comes about. */
export function Card({ title, lead, passport, children }: CardProps) {
  return (
    <section className={classes["card"]}>
      <h2>
        {title} {passport && <PassportNote passport={passport} />}
      </h2>
      {lead !== undefined && <p className={classes["hint"]}>{lead}</p>}
      {children}
    </section>
  );
}
