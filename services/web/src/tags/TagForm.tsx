import type { Tag } from "@earshot/contract/tag";
import { tagColours, tagNameLengthMax } from "@earshot/core/triage/tag";
import { Button, TextInput, UnstyledButton } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { addTag, changeTag } from "../api/desk.ts";
import { useSay } from "../app/use-say.tsx";
import tagClasses from "../triage/Tags.module.css";
import classes from "./TagsPage.module.css";
import { useTagRefresh } from "./use-tag-refresh.ts";

interface TagFormProps {
  /** Null for a new one. */
  tag: Tag | null;
  onClose: () => void;
}

/** Name and colour of a tag. */
export function TagForm({ tag, onClose }: TagFormProps) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useTagRefresh();
  const [name, setName] = useState(tag?.name ?? "");
  const [colour, setColour] = useState(tag?.colour);
  const [isTaken, setIsTaken] = useState(false);

  const save = async (): Promise<void> => {
    const facts = { name, ...(colour && { colour }) };
    try {
      if (tag === null) await addTag(facts);
      else if (name !== tag.name || colour !== tag.colour) await changeTag(tag.tagId, facts);
      onClose();
    } catch (error) {
      if (statusOf(error) === 409) setIsTaken(true);
      else say.failed(error);
    }
    await refresh();
  };
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        size="xs"
        className={classes["field"] ?? ""}
        aria-label={t("desk.settings.name")}
        placeholder={t("desk.settings.name")}
        maxLength={tagNameLengthMax}
        data-autofocus
        error={isTaken && t("desk.settings.taken")}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setIsTaken(false);
        }}
      />
      <span className={classes["colours"]} role="radiogroup" aria-label={t("desk.settings.colour")}>
        {tagColours.map((each) => (
          <UnstyledButton
            key={each}
            role="radio"
            aria-checked={each === colour}
            aria-label={t(`desk.colour.${each}`)}
            title={t(`desk.colour.${each}`)}
            className={`${tagClasses["tag"]} ${classes["colour"]}`}
            data-colour={each}
            onClick={() => setColour(each)}
          >
            {each === colour ? <IconCheck size={14} aria-hidden /> : "Aа"}
          </UnstyledButton>
        ))}
      </span>
      <span className={classes["buttons"]}>
        <Button onClick={onClose}>{t("frame.cancel")}</Button>
        <Button type="submit" variant="filled" disabled={name.trim() === ""}>
          {t("frame.save")}
        </Button>
      </span>
    </form>
  );
}
