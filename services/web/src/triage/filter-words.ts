import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import { directionNames, sentimentNames } from "@earshot/core/analyse/label-names";
import { platformName } from "@earshot/core/collect/platform-names";
import { readPlatform } from "@earshot/core/collect/platform";
import { severityNames, statusNames } from "@earshot/core/triage/status-names";
import type { Severity, Status } from "@earshot/core/triage/status";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { entitiesQuery } from "../api/entities.ts";
import { sourcesQuery } from "../api/sources.ts";
import { useLanguage } from "../words/use-language.ts";
import type { FilterName } from "./filter-address.ts";

interface FilterWords {
  name(name: FilterName): string;
  /** A value as it stands in the address, in words; a source or entity that is gone by its number. */
  value(name: FilterName, value: string): string;
}

export function useFilterWords(): FilterWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: sources } = useQuery(sourcesQuery);
  const { data: entities } = useQuery(entitiesQuery);
  const languages = new Intl.DisplayNames([language], { type: "language", fallback: "code" });

  function value(name: FilterName, written: string): string {
    switch (name) {
      case "status":
        return statusNames[language][written as Status];
      case "direction":
        return directionNames[language][written as Direction];
      case "sentiment":
        return sentimentNames[language][written as Sentiment];
      case "severity":
        return `${written} · ${severityNames[language][Number(written) as Severity]}`;
      case "platform":
        return platformName(readPlatform(written), language);
      case "source":
        return sources?.find(({ sourceId }) => String(sourceId) === written)?.name ?? `№ ${written}`;
      case "entity":
        return entities?.find(({ entityId }) => String(entityId) === written)?.name ?? `№ ${written}`;
      case "lang":
        return languageName(languages, written);
      case "unsure":
        return written === "true" ? t("triage.unsureOnly") : t("triage.sureOnly");
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
