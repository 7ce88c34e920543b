import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import classes from "./FindField.module.css";

const searchAfterMs = 250;

interface FindFieldProps {
  label: string;
  /** What is looked for when the page opens. */
  given: string;
  onFind: (words: string) => void;
}

/** Words to find in a list; told once somebody has stopped typing. */
export function FindField({ label, given, onFind }: FindFieldProps) {
  const find = useDebouncedCallback((words: string) => onFind(words.trim()), searchAfterMs);
  return (
    <TextInput
      type="search"
      size="xs"
      className={classes["find"] ?? ""}
      aria-label={label}
      placeholder={label}
      maxLength={200}
      leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
      defaultValue={given}
      onChange={(event) => find(event.currentTarget.value)}
    />
  );
}
