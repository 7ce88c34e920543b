import type { DraftDetail, DraftEvent } from "@earshot/contract/draft";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import classes from "./Drafts.module.css";
import { PagePart } from "../app/PagePart.tsx";

const quoteMax = 60;

/** Who did what with the draft, the newest first. */
export function DraftHistory({ detail }: { detail: DraftDetail }) {
  const { t } = useTranslation();
  const words = ({ kind, facts }: DraftEvent): string => {
    const quote = typeof facts["quote"] === "string" ? facts["quote"] : "";
    const short = quote.length > quoteMax ? `${quote.slice(0, quoteMax)}…` : quote;
    const number = typeof facts["number"] === "number" ? facts["number"] : 1;
    const model = typeof facts["model"] === "string" ? facts["model"] : "";
    return t(`drafts.event.${kind}`, { number, model, quote: `«${short}»` });
  };
  return (
    <PagePart title={t("drafts.history")}>
      <ol className={classes["history"]}>
        {detail.events.map((event) => (
          <li key={event.draftEventId}>
            <Moment at={event.at} />
            <p>
              {event.person !== null && <b>{event.person.name}: </b>}
              {words(event)}
              {event.note !== null && <span dir="auto">: «{event.note}»</span>}
            </p>
          </li>
        ))}
      </ol>
    </PagePart>
  );
}
