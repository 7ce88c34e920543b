import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { entitiesQuery } from "../api/entities.ts";
import { newestBulk, stepBulk, undoBulk } from "../api/bulk.ts";
import { newRequestKey } from "../api/request-key.ts";
import { sourcesQuery } from "../api/sources.ts";
import { systemQuery } from "../api/system.ts";
import { viewsQuery } from "../api/views.ts";
import { usePerson } from "../app/person.ts";
import { useSections } from "../app/SectionLinks.tsx";
import { useSay } from "../app/use-say.tsx";
import { settingsSections } from "../settings/settings-sections.ts";
import type { Command } from "./commands.ts";

/** Everything that the palette finds: what the open page can do, then pages, views, names of entities and sources. */
export function usePaletteCommands(offered: readonly Command[]): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { may, mayTriage } = usePerson();
  const { data: system } = useQuery(systemQuery);
  const { data: views } = useQuery(viewsQuery);
  const { data: sources = [] } = useQuery(sourcesQuery);
  const { data: entities = [] } = useQuery(entitiesQuery);
  const sections = useSections(system);
  const undoNewest = useUndoNewest();

  const pages = t("working.palette.pages");
  const settings = settingsSections.filter(({ action }) => may(action));
  return [
    ...offered,
    ...sections.map(({ to, name }): Command => ({
      id: `page ${to}`,
      group: pages,
      name,
      run: () => void navigate({ to }),
    })),
    ...settings.map(({ to, nameKey }): Command => ({
      id: `page ${to}`,
      group: pages,
      name: t(nameKey),
      run: () => void navigate({ to }),
    })),
    ...(views?.views ?? []).map(({ viewId, name, address }): Command => ({
      id: `view ${viewId}`,
      group: t("working.palette.views"),
      name,
      run: () => void navigate({ href: `/triage?${address}` }),
    })),
    ...entities.map(({ entityId, name }): Command => ({
      id: `entity ${entityId}`,
      group: t("working.palette.entities"),
      name,
      run: () => void navigate({ to: "/triage", search: { entity: [entityId] } }),
    })),
    ...sources.map(({ sourceId, name }): Command => ({
      id: `source ${sourceId}`,
      group: t("working.palette.sources"),
      name,
      run: () => void navigate({ to: "/triage", search: { source: [sourceId] } }),
    })),
    ...(mayTriage
      ? [
          {
            id: "undo-bulk",
            group: t("working.palette.title"),
            name: t("working.palette.undoBulk"),
            run: () => void undoNewest(),
          },
        ]
      : []),
  ];
}

/** Undoes one's newest change of many posts, also one of another day. */
function useUndoNewest(): () => Promise<void> {
  const { t } = useTranslation();
  const say = useSay();
  return async () => {
    try {
      const newest = await newestBulk();
      if (newest === null) {
        say.done(t("working.palette.nothingToUndo"));
        return;
      }
      let progress = await undoBulk(newest.bulkChangeId, newRequestKey());
      while (progress.left > 0) progress = await stepBulk(progress.bulkChangeId);
      say.done(t("working.bulk.undone", { count: progress.changed }));
    } catch (error) {
      say.failed(error);
    }
  };
}
