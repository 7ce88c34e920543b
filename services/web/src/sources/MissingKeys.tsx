import type { MissingKeys as Keys } from "@earshot/contract/source-find";
import type { SourceKind } from "@earshot/core/collect/source";
import { sourceKindName } from "@earshot/core/collect/source-kind-names";
import { definitionOf } from "@earshot/core/settings/registry";
import { useTranslation } from "react-i18next";
import { usePerson } from "../app/person.ts";
import { SettingsForm } from "../settings/SettingsForm.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Sources.module.css";

interface MissingKeysProps {
  kind: SourceKind;
  needs: Keys;
  /** Some of them were saved. */
  onGiven: () => void;
}

/** Keys that a source asks for and nobody has given: what each is for, where to get it, and its field, before the source is added. */
export function MissingKeys({ kind, needs, onGiven }: MissingKeysProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { may } = usePerson();
  const name = sourceKindName(kind, language);
  const title = t(`sources.needs.${needs.level}`, { name });
  const definitions = needs.keys.map((key) => ({ key, ...definitionOf(key) }));
  if (!may("run_system")) {
    return (
      <div className={classes["refusal"]} data-kind="later" role="note">
        <b>{title}</b>
        {definitions.map((each) => (
          <p key={each.key}>
            {each.name[language]}. {each.help[language]}
          </p>
        ))}
        <p>{t("sources.needs.ask")}</p>
      </div>
    );
  }
  const form = (
    <div className={classes["keys"]}>
      <SettingsForm group="connect" part={{ title: name, keys: needs.keys }} onSaved={onGiven} />
    </div>
  );
  return (
    <div className={classes["refusal"]} data-kind="later" role="note">
      {needs.level === "must" ? (
        <>
          <b>{title}</b>
          <p>{t("sources.needs.here")}</p>
          {form}
        </>
      ) : (
        <details>
          <summary>{title}</summary>
          {form}
        </details>
      )}
    </div>
  );
}
