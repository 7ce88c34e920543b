import type { WatchedEntity } from "@earshot/contract/entity";
import {
  entityKindNames,
  termKindMeanings,
  termKindNames,
  termRoleNames,
} from "@earshot/core/match/entity-names";
import { termRoles } from "@earshot/core/match/entity";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { entitiesQuery, retireEntity } from "../api/entities.ts";
import { rematchQuery } from "../api/rematch.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./WatchList.module.css";

interface EntityCardProps {
  entity: WatchedEntity;
  /** The whole list, for whom it belongs to and what belongs to it. */
  entities: readonly WatchedEntity[];
  onEdit: () => void;
}

/** One entity with its terms. */
export function EntityCard({ entity, entities, onEdit }: EntityCardProps) {
  const company = entities.find(({ entityId }) => entityId === entity.companyId) ?? null;
  const { t } = useTranslation();
  const language = useLanguage();
  const { may } = usePerson();
  return (
    <li className={classes["card"]}>
      <div className={classes["card-head"]}>
        <h3>
          <bdi>{entity.name}</bdi>
        </h3>
        <span className={classes["kind"]}>
          {entity.position ?? entityKindNames[language][entity.kind]}
          {company !== null && (
            <>
              {" · "}
              <bdi>{company.name}</bdi>
            </>
          )}
        </span>
        <Link to="/triage" search={{ entity: [entity.entityId] }} className={classes["posts"] ?? ""}>
          {t("watchList.posts", {
            count: entity.recentCount,
            shown: fullCount(entity.recentCount, language),
          })}
        </Link>
        <Link
          to="/watch-list/$entityId"
          params={{ entityId: String(entity.entityId) }}
          className={classes["posts"] ?? ""}
        >
          {t("presence.link")}
        </Link>
        {may("edit_watch_list") && (
          <span className={classes["tools"]}>
            <Button
              size="compact-xs"
              aria-label={t("watchList.editTitle", { name: entity.name })}
              onClick={onEdit}
            >
              {t("watchList.edit")}
            </Button>
            <RetireButton
              entity={entity}
              ownedCount={entities.filter(({ companyId }) => companyId === entity.entityId).length}
            />
          </span>
        )}
      </div>
      {termRoles.map((role) => (
        <Terms key={role} entity={entity} role={role} />
      ))}
    </li>
  );
}

/** Terms shown before a card is unfolded. */
const shownTerms = 10;

function Terms({ entity, role }: { entity: WatchedEntity; role: (typeof termRoles)[number] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const terms = entity.terms.filter((term) => term.role === role);
  const shown = isOpen ? terms : terms.slice(0, shownTerms);
  if (terms.length === 0) return null;
  return (
    <div className={classes["terms"]} data-role={role}>
      <span className={classes["role"]}>{termRoleNames[language][role]}</span>
      {shown.map((term) => (
        <span
          key={term.termId}
          className={classes["term"]}
          title={`${termKindNames[language][term.kind]}: ${termKindMeanings[language][term.kind]}`}
        >
          <bdi>{term.text}</bdi>
          {term.isCaseSensitive && <small title={t("watchList.isCaseSensitiveHint")}>Аа</small>}
          {term.needsContext && (
            <small title={t("watchList.needsContextHint")}>{t("watchList.contextMark")}</small>
          )}
        </span>
      ))}
      {terms.length > shown.length && (
        <button type="button" className={classes["more"]} onClick={() => setIsOpen(true)}>
          {t("watchList.more", { count: terms.length - shown.length })}
        </button>
      )}
    </div>
  );
}

function RetireButton({ entity, ownedCount }: { entity: WatchedEntity; ownedCount: number }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const retiring = useMutation({
    mutationFn: () => retireEntity(entity.entityId),
    onSuccess: () => say.done(t("watchList.retired", { name: entity.name })),
    onError: say.failed,
    async onSettled() {
      setIsAsking(false);
      await Promise.all(
        [entitiesQuery, rematchQuery].map(({ queryKey }) => queryClient.invalidateQueries({ queryKey })),
      );
    },
  });
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setIsAsking(true)}>
        {t("watchList.retire")}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t("watchList.retireTitle")}
          text={[
            t("watchList.retireText", { name: entity.name }),
            ownedCount > 0 ? t("watchList.retireOwns", { count: ownedCount }) : "",
          ].join(" ")}
          confirm={t("watchList.retire")}
          isBusy={retiring.isPending}
          onConfirm={() => retiring.mutate()}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
