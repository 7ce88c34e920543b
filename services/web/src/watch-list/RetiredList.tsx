import type { WatchedEntity } from "@earshot/contract/entity";
import { entityKindNames } from "@earshot/core/match/entity-names";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { entitiesQuery, restoreEntity, retiredQuery } from "../api/entities.ts";
import { rematchQuery } from "../api/rematch.ts";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./WatchList.module.css";

/** What is looked for no longer, folded away; each can come back with its terms. */
export function RetiredList() {
  const { t } = useTranslation();
  const { data: retired = [] } = useQuery(retiredQuery);
  const [isOpen, setIsOpen] = useState(false);
  if (retired.length === 0) return null;
  return (
    <section className={classes["retired"]} aria-label={t("watchList.retiredList.title")}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t("watchList.retiredList.open", { count: retired.length })}
      </Button>
      {isOpen && (
        <ul className={classes["list"]}>
          {retired.map((entity) => (
            <RetiredLine key={entity.entityId} entity={entity} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RetiredLine({ entity }: { entity: WatchedEntity }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const { may } = usePerson();
  const queryClient = useQueryClient();
  const [isTaken, setIsTaken] = useState(false);
  const restoring = useMutation({
    mutationFn: () => restoreEntity(entity.entityId),
    onSuccess: () => say.done(t("watchList.retiredList.restored", { name: entity.name })),
    onError(error) {
      if (statusOf(error) === 409) setIsTaken(true);
      else say.failed(error);
    },
    async onSettled() {
      await Promise.all(
        [entitiesQuery, rematchQuery].map(({ queryKey }) => queryClient.invalidateQueries({ queryKey })),
      );
    },
  });
  return (
    <li className={classes["retired-line"]}>
      <bdi>{entity.name}</bdi>
      <span className={classes["kind"]}>
        {entityKindNames[language][entity.kind]} ·{" "}
        {t("watchList.retiredList.terms", { count: entity.terms.length })}
        {entity.retiredAt !== null && (
          <>
            {" · "}
            <Moment at={entity.retiredAt} />
          </>
        )}
      </span>
      {may("edit_watch_list") && (
        <Button size="compact-xs" loading={restoring.isPending} onClick={() => restoring.mutate()}>
          {t("watchList.retiredList.restore")}
        </Button>
      )}
      {isTaken && (
        <span className={classes["kind"]} role="alert">
          {t("watchList.retiredList.taken")}
        </span>
      )}
    </li>
  );
}
