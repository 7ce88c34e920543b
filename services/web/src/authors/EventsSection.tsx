import type { AuthorDetail, AuthorEvent } from "@earshot/contract/author";
import { standingNames, standings } from "@earshot/core/triage/author/standing";
import { impostorVerdicts } from "@earshot/core/triage/author/impostor";
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { undoAuthorEvent } from "../api/authors.ts";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";
import { Block } from "./Block.tsx";
import { useCardDeed } from "./use-card-deed.tsx";

/** What people changed of the card, and the way back. */
export function EventsSection({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const deed = useCardDeed();
  return (
    <Block title={t("authors.events.title")}>
      {author.events.length === 0 && <p className={classes["hint"]}>{t("authors.events.none")}</p>}
      <ul className={classes["lines"]}>
        {author.events.map((event) => (
          <li key={event.eventId} className={classes["facts"]}>
            <span>
              {event.by} <Moment at={event.at} />
            </span>
            <span>
              <EventWords event={event} />
              {event.reason !== null && (
                <>
                  {": "}
                  <bdi>{event.reason}</bdi>
                </>
              )}
            </span>
            {event.canUndo && may("triage") && (
              <Button
                size="compact-xs"
                variant="subtle"
                disabled={deed.isBusy}
                onClick={() =>
                  void deed.run(() => undoAuthorEvent(event.eventId), { words: t("authors.done") })
                }
              >
                {t("authors.events.undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Block>
  );
}

const undone = ["name", "standing", "merge", "split", "different", "verdict"] as const;

function EventWords({ event: { kind, from, to } }: { event: AuthorEvent }) {
  const { t } = useTranslation();
  const names = standingNames[useLanguage()];
  switch (kind) {
    case "name":
      return typeof to["name"] === "string"
        ? t("authors.events.name", { name: to["name"] })
        : t("authors.events.nameBack");
    case "standing": {
      const standing = standings.find((each) => each === to["standing"]);
      return standing === undefined
        ? t("authors.events.standingBack")
        : t("authors.events.standing", { standing: names[standing] });
    }
    case "split":
      return t(from["cardId"] == null ? "authors.events.split" : "authors.events.splitFrom");
    case "verdict": {
      const verdict = impostorVerdicts.find((each) => each === to["verdict"]) ?? "false_alarm";
      return t(`authors.events.verdict.${verdict}`);
    }
    case "undo":
      return t(`authors.events.undo_${undone.find((each) => each === from["kind"]) ?? "undo"}`);
    default:
      return t(`authors.events.${kind}`);
  }
}
