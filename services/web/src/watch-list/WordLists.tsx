import { TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { EntityForm } from "./entity-form.ts";

interface WordListsProps {
  form: EntityForm;
  onChange: (change: Partial<EntityForm>) => void;
}

/** Words beside the terms: what turns a find down, what gives it context, who may pass for it. */
export function WordLists({ form, onChange }: WordListsProps) {
  const { t } = useTranslation();
  return (["excludes", "requires", "lookalikes"] as const).map((list) => (
    <TagsInput
      key={list}
      label={t(`watchList.${list}`)}
      description={t(`watchList.${list}Hint`)}
      placeholder={t("watchList.addList")}
      splitChars={[",", ";", "\n"]}
      acceptValueOnBlur
      value={form[list]}
      onChange={(words) => onChange({ [list]: words })}
    />
  ));
}
