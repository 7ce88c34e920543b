import type { FilterName } from "@earshot/contract/filter-address";
import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import { directionNames, sentimentNames } from "@earshot/core/analyse/label-names";
import { tierNames } from "@earshot/core/collect/source-state-names";
import { platformName } from "@earshot/core/collect/platform-names";
import { readPlatform } from "@earshot/core/collect/platform";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { listOrderNames, type ListOrder } from "@earshot/core/triage/order";
import type { Period } from "@earshot/core/triage/period";
import { severityNames, statusNames } from "@earshot/core/triage/status-names";
import type { Severity, Status } from "@earshot/core/triage/status";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { colleaguesQuery, tagsQuery } from "../api/desk.ts";
import { entitiesQuery } from "../api/entities.ts";
import { sourcesQuery } from "../api/sources.ts";
import { viewsQuery } from "../api/views.ts";
import { useLanguage } from "../words/use-language.ts";

interface FilterWords {
  name(name: FilterName): string;
  /** A value as it stands in the address, in words; a source or entity that is gone by its number. */
  value(name: FilterName, value: string): string;
}

const switched = {
  noted: { on: "notedOnly", off: "unnotedOnly" },
  inIncident: { on: "incidentOnly", off: "noIncident" },
  reprints: { on: "reprintsOnly", off: "originalsOnly" },
  read: { on: "readOnlyPosts", off: "unreadOnly" },
  instory: { on: "inStoryOnly", off: "aloneOnly" },
  counted: { on: "countedOnly", off: "uncountedOnly" },
  unsure: { on: "unsureOnly", off: "sureOnly" },
  asleep: { on: "asleepOnly", off: "awakeOnly" },
  starred: { on: "starredOnly", off: "allStars" },
} as const;

/** Values that are called the same everywhere. */
const labels = {
  status: (written: string, language: PageLanguage) => statusNames[language][written as Status],
  direction: (written: string, language: PageLanguage) => directionNames[language][written as Direction],
  sentiment: (written: string, language: PageLanguage) => sentimentNames[language][written as Sentiment],
  severity: (written: string, language: PageLanguage) =>
    `${written} · ${severityNames[language][Number(written) as Severity]}`,
  platform: (written: string, language: PageLanguage) => platformName(readPlatform(written), language),
  tier: (written: string, language: PageLanguage) => tierNames[language][Number(written) as 1 | 2 | 3],
  sort: (written: string, language: PageLanguage) => listOrderNames[language][written as ListOrder],
};

function nameIn<T extends { name: string }>(
  known: readonly T[] | undefined,
  idOf: (each: T) => number,
  written: string,
): string | undefined {
  return known?.find((each) => String(idOf(each)) === written)?.name;
}

export function useFilterWords(): FilterWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: sources } = useQuery(sourcesQuery);
  const { data: entities } = useQuery(entitiesQuery);
  const names = useNames();
  const languages = new Intl.DisplayNames([language], { type: "language", fallback: "code" });

  function value(name: FilterName, written: string): string {
    switch (name) {
      case "status":
      case "direction":
      case "sentiment":
      case "severity":
      case "platform":
      case "tier":
      case "sort":
        return labels[name](written, language);
      case "source":
        return nameIn(sources, ({ sourceId }) => sourceId, written) ?? names.gone("sources", written);
      case "entity":
        return nameIn(entities, ({ entityId }) => entityId, written) ?? names.gone("entities", written);
      case "assignee":
        return names.person(written);
      case "tag":
        return names.tag(written);
      case "read":
      case "instory":
      case "counted":
      case "noted":
      case "asleep":
      case "starred":
      case "inIncident":
      case "reprints":
      case "unsure":
        return t(`triage.${switched[name][written === "true" ? "on" : "off"]}`);
      case "author":
      case "story":
      case "incident":
        return `№ ${written}`;
      case "per":
        return t("stories.perStory");
      case "period":
        return t(`triage.period.${written as Period}`);
      case "folder":
      case "lang":
        return languageName(languages, written);
      case "q":
        return written;
      case "since":
      case "until":
        return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(
          new Date(written),
        );
    }
  }

  return { name: (name) => t(`triage.filter.${name}`), value };
}

function languageName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    // Not every code that a text was labelled with is a BCP 47 tag.
    return code;
  }
}

/** Names of people and tags, and of what is out of use, by the number in the address. */
function useNames() {
  const { t } = useTranslation();
  const { data: colleagues } = useQuery(colleaguesQuery);
  const { data: tags } = useQuery(tagsQuery);
  const { data: views } = useQuery(viewsQuery);
  return {
    person(written: string): string {
      if (written === "me" || written === "nobody") return t(`triage.${written}`);
      const person = colleagues?.find(({ personId }) => String(personId) === written);
      if (person === undefined) return `№ ${written}`;
      return person.hasLeft ? t("desk.assign.left", { name: person.name }) : person.name;
    },
    tag(written: string): string {
      const tag = tags?.find(({ tagId }) => String(tagId) === written);
      if (tag === undefined) return `№ ${written}`;
      return tag.isRetired ? t("desk.views.gone", { name: tag.name }) : tag.name;
    },
    gone(what: "sources" | "entities", written: string): string {
      const name = views?.gone[what].find(({ id }) => String(id) === written)?.name ?? `№ ${written}`;
      return t("desk.views.gone", { name });
    },
  };
}
