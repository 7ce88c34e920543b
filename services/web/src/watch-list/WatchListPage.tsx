import type { WatchedEntity } from "@earshot/contract/entity";
import type { EntityKind } from "@earshot/core/match/entity";
import { Button, Select, Skeleton, TextInput } from "@mantine/core";
import { IconListSearch, IconPlus, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { entitiesQuery } from "../api/entities.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { EntityCard } from "./EntityCard.tsx";
import { EntityEditor } from "./EntityEditor.tsx";
import { groupByKind, kindOrder } from "./group-entities.ts";
import { RematchPanel } from "./RematchPanel.tsx";
import { RetiredList } from "./RetiredList.tsx";
import classes from "./WatchList.module.css";

type Edited = { entity: WatchedEntity | null; kind: EntityKind };

/** What is looked for, by kind; changing it has history looked through again. */
export function WatchListPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const query = useQuery(entitiesQuery);
  const [edited, setEdited] = useState<Edited | null>(null);
  const entities = query.data ?? [];
  const mayEdit = may("edit_watch_list");
  return (
    <Page>
      <PageHead title={t("watchList.title")} lead={t("watchList.lead")}>
        {mayEdit && (
          <Button
            variant="filled"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setEdited({ entity: null, kind: entities.length === 0 ? "company" : "executive" })}
          >
            {t("watchList.add")}
          </Button>
        )}
      </PageHead>
      <RematchPanel />
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
          {mayEdit && (
            <Button variant="filled" onClick={() => setEdited({ entity: null, kind: "company" })}>
              {t("watchList.add")}
            </Button>
          )}
        </Empty>
      ) : (
        <EntityList entities={entities} onEdit={(entity) => setEdited({ entity, kind: entity.kind })} />
      )}
      <RetiredList />
      {edited !== null && (
        <EntityEditor
          key={edited.entity?.entityId ?? "new"}
          entity={edited.entity}
          kind={edited.kind}
          entities={entities}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}

interface EntityListProps {
  entities: readonly WatchedEntity[];
  onEdit: (entity: WatchedEntity) => void;
}

function EntityList({ entities, onEdit }: EntityListProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [kind, setKind] = useState<EntityKind | null>(null);
  const groups = groupByKind(entities, { words, kind });
  const kinds = kindOrder.filter((each) => entities.some((entity) => entity.kind === each));
  return (
    <>
      <div className={classes["find"]}>
        <TextInput
          type="search"
          aria-label={t("watchList.find")}
          placeholder={t("watchList.find")}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Select
          aria-label={t("watchList.kind")}
          clearable
          placeholder={t("watchList.allKinds")}
          value={kind}
          data={kinds.map((each) => ({ value: each, label: t(`watchList.kinds.${each}`) }))}
          onChange={setKind}
        />
      </div>
      {groups.length === 0 && <p className={classes["nothing"]}>{t("watchList.nothingFound")}</p>}
      {groups.map((group) => (
        <section key={group.kind} className={classes["group"]}>
          <h2>
            {t(`watchList.kinds.${group.kind}`)} <span className="tabular">{group.entities.length}</span>
          </h2>
          <ul className={classes["list"]}>
            {group.entities.map((entity) => (
              <EntityCard
                key={entity.entityId}
                entity={entity}
                entities={entities}
                onEdit={() => onEdit(entity)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
