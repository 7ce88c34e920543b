import type { MentionFilter } from "@earshot/contract/mention-filter";
import type { Widget } from "@earshot/contract/dashboard";
import type { StoredFilter } from "@earshot/core/report/dashboard/dashboard";
import type { FigureGroup } from "@earshot/core/report/metrics/figure";
import { mediaTypes, platformsOf } from "@earshot/core/report/metrics/media-type";
import { readPlatform } from "@earshot/core/collect/platform";
import { statuses } from "@earshot/core/triage/status";
import { filterFor, type FilterName } from "./board-view.ts";
import { restKey } from "./group-names.ts";

/**
 * The triage list with the posts behind a number: the same filter over the same time, of any status, as far as numbers count them. A post
 * that speaks of two of ours stands behind two mentions.
 * @param ownIds who counts where no entity is chosen
 */
export function triageSearch(
  filter: StoredFilter,
  from: string,
  to: string,
  ownIds: readonly number[],
): MentionFilter {
  const whom = filter.entity === undefined || filter.entity.length === 0 ? { entity: [...ownIds] } : {};
  return { ...filter, ...whom, status: [...statuses], counted: true, since: from, until: to };
}

/** The name and values of a filter that leave one group; null of what no filter says. */
export function filterOfGroup(
  group: FigureGroup,
  key: string,
): { name: FilterName; values: (string | number)[] } | null {
  if (key === "unknown" || key === "" || key === restKey) return null;
  switch (group) {
    case "none":
    case "time":
      return null;
    case "direction":
    case "sentiment":
    case "lang":
      return { name: group, values: [key] };
    case "platform":
      return { name: group, values: [readPlatform(key)] };
    case "media": {
      const type = mediaTypes.find((each) => each === key);
      return type === undefined ? null : { name: "platform", values: platformsOf(type) };
    }
    case "severity":
    case "tier":
    case "entity":
    case "source":
    case "author":
    case "story":
      return { name: group, values: [Number(key)] };
  }
}

/** The filter of a widget narrowed to one group of it. */
export function narrowed(
  filter: StoredFilter,
  groups: readonly (readonly [FigureGroup, string])[],
): StoredFilter {
  return groups.reduce((left, [group, key]) => {
    const one = filterOfGroup(group, key);
    return one === null ? left : filterFor({ [one.name]: one.values }, left);
  }, filter);
}

/** Whether posts stand behind each number of a widget. */
export function leadsToPosts({ kind }: Widget): boolean {
  return kind === "figures" || kind === "volume";
}
