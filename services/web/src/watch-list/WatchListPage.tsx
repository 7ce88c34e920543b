import type { WatchedEntity } from "@earshot/contract/entity";
import { Button, Skeleton } from "@mantine/core";
import { IconListSearch, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntityKind } from "@earshot/core/match/entity";
import { entitiesQuery } from "../api/entities.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { EntityCard } from "./EntityCard.tsx";
import { EntityDialog } from "./EntityDialog.tsx";
import classes from "./WatchList.module.css";

/** What is looked for, with every term; changing it has history looked through again. */
export function WatchListPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const query = useQuery(entitiesQuery);
  const [edited, setEdited] = useState<WatchedEntity | "new" | null>(null);
  const entities = query.data ?? [];
  return (
    <Page>
      <PageHead title={t("watchList.title")} lead={t("watchList.lead")}>
        {may("edit_watch_list") && (
          <Button
            variant="filled"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setEdited("new")}
          >
            {t("watchList.add")}
          </Button>
        )}
      </PageHead>
      {query.isError && entities.length === 0 ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <div className={classes["list"]} aria-busy="true">
          {[1, 2, 3, 4, 5].map((line) => (
            <Skeleton key={line} height={84} />
          ))}
        </div>
      ) : entities.length === 0 ? (
        <Empty icon={<IconListSearch size={28} stroke={1.5} aria-hidden />} title={t("watchList.empty")}>
          <p>{t("watchList.emptyText")}</p>
        </Empty>
      ) : (
        <ul className={classes["list"]}>
          {byKind(entities).map((entity) => (
            <EntityCard
              key={entity.entityId}
              entity={entity}
              company={entities.find(({ entityId }) => entityId === entity.companyId) ?? null}
              onEdit={() => setEdited(entity)}
            />
          ))}
        </ul>
      )}
      {edited !== null && (
        <EntityDialog
          entity={edited === "new" ? null : edited}
          entities={entities}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}

/** Companies first, then who speaks for them, what they make, and the world around. */
const kindOrder: readonly EntityKind[] = [
  "company",
  "executive",
  "brand",
  "product",
  "topic",
  "competitor",
  "opinion_leader",
];

function byKind(entities: readonly WatchedEntity[]): WatchedEntity[] {
  return [...entities].sort(
    (a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || a.name.localeCompare(b.name),
  );
}
