import type { ReactNode } from "react";
import { ViewSwitches } from "../app/PersonItems.tsx";
import classes from "./SignIn.module.css";

interface SignInCardProps {
  title: string;
  lead: string;
  children: ReactNode;
}

/** The one card of the pages before the sign-in, with language and colour scheme below it. */
export function SignInCard({ title, lead, children }: SignInCardProps) {
  return (
    <main className={classes["page"]}>
      <div className={classes["card"]}>
        <img src="/favicon.svg" alt="Earshot" width={32} height={32} />
        <h1>{title}</h1>
        <p className={classes["lead"]}>{lead}</p>
        {children}
      </div>
      <div className={classes["switches"]}>
        <ViewSwitches />
      </div>
    </main>
  );
}
