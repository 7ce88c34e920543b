import type { Setting } from "@earshot/contract/settings";
import { definitionOf } from "@earshot/core/settings/registry";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";

/** The default of a setting in words; null where it has none. */
export function useDefaultWords({ key }: Setting): string | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const definition = definitionOf(key);
  switch (definition.kind) {
    case "secret":
      return null;
    case "yes_no":
      return definition.default ? t("settings.yes") : t("settings.no");
    case "choice":
      return definition.options[definition.default]?.[language] ?? definition.default;
    case "number":
      return definition.unit === "port"
        ? String(definition.default)
        : `${definition.default} ${t(`settings.unit.${definition.unit}`)}`;
    case "text":
      // An empty field needs no other way back than to empty it.
      return definition.default === "" ? null : definition.default;
  }
}
