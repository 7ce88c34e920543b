import type { Source } from "@earshot/contract/source";
import { orderSources } from "@earshot/core/collect/arrange-sources";
import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { volumesQuery } from "../api/sources.ts";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import { groupByFolder, type SourceGroup, type SourceView } from "./source-view.ts";
import { SourceRow } from "./SourceRow.tsx";
import classes from "./Sources.module.css";

/** Rows drawn at once; a long list grows by as many at a time. */
const rowsAtOnce = 100;
const nothingCounted = new Map<number, never>();

interface SourceTableProps {
  sources: readonly Source[];
  view: SourceView;
  chosen: ReadonlySet<number>;
  onChosen: (chosen: ReadonlySet<number>) => void;
  onOpen: (sourceId: number) => void;
}

/** A table where there is room, cards where there is not. */
export function SourceTable({ sources, view, chosen, onChosen, onOpen }: SourceTableProps) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const language = useLanguage();
  const { data: volumes } = useQuery(volumesQuery);
  const [shown, setShown] = useState(rowsAtOnce);
  const ordered = orderSources(sources, view.sort, volumes ?? nothingCounted, language);
  const groups =
    view.group === "folder" ? groupByFolder(ordered, language) : [{ folder: null, sources: ordered }];
  const ids = ordered.map(({ sourceId }) => sourceId);
  const isAll = ids.length > 0 && ids.every((id) => chosen.has(id));
  return (
    <>
      <table className={classes["table"]} data-is-choosing={chosen.size > 0 || undefined}>
        <thead>
          <tr>
            {may("edit_sources") && (
              <td className={classes["choose"]}>
                <Checkbox
                  size="xs"
                  aria-label={t("sources.chooseAll")}
                  checked={isAll}
                  indeterminate={!isAll && chosen.size > 0}
                  onChange={() => onChosen(isAll ? new Set() : new Set(ids))}
                />
              </td>
            )}
            <th scope="col">{t("sources.column.name")}</th>
            <th scope="col">{t("sources.column.state")}</th>
            <th scope="col">{t("sources.column.tier")}</th>
            <th scope="col" className={classes["number"]} title={t("sources.monthHint")}>
              {t("sources.column.month")}
            </th>
            <th scope="col">{t("sources.column.lastSuccess")}</th>
            <th scope="col">
              <span className={classes["hidden"]}>{t("sources.column.actions")}</span>
            </th>
          </tr>
        </thead>
        {firstRows(groups, shown).map((group) => (
          <tbody key={group.folder ?? ""}>
            {view.group === "folder" && (
              <tr className={classes["group"]}>
                <th colSpan={7} scope="rowgroup">
                  {group.folder === null ? t("sources.noFolder") : group.folder.replaceAll("/", " / ")}{" "}
                  <span>{group.count}</span>
                </th>
              </tr>
            )}
            {group.sources.map((source) => (
              <SourceRow
                key={source.sourceId}
                source={source}
                volume={volumes?.get(source.sourceId) ?? null}
                isChosen={chosen.has(source.sourceId)}
                isFolderShown={view.group !== "folder"}
                onChoose={(isChosen) => onChosen(withOne(chosen, source.sourceId, isChosen))}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        ))}
      </table>
      {ordered.length > shown && (
        <div className={classes["more"]}>
          <Button onClick={() => setShown(shown + rowsAtOnce)}>
            {t("sources.showMore", { count: Math.min(rowsAtOnce, ordered.length - shown) })}
          </Button>
          <span>{t("sources.shownOf", { shown, count: ordered.length })}</span>
        </div>
      )}
    </>
  );
}

function withOne(chosen: ReadonlySet<number>, sourceId: number, isChosen: boolean): ReadonlySet<number> {
  const next = new Set(chosen);
  if (isChosen) next.add(sourceId);
  else next.delete(sourceId);
  return next;
}

/** The first rows over all groups; each group still knows how many it has. */
function firstRows(groups: readonly SourceGroup[], count: number): (SourceGroup & { count: number })[] {
  let left = count;
  return groups.flatMap((group) => {
    if (left <= 0) return [];
    const sources = group.sources.slice(0, left);
    left -= sources.length;
    return [{ ...group, sources, count: group.sources.length }];
  });
}
