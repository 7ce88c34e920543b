import { readDuration, writeDuration } from "@earshot/core/triage/clock/duration";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";

interface DurationFieldProps {
  label: string;
  minutes: number | null;
  hasProblem: boolean;
  /** NaN for what cannot be read, so that nobody saves it. */
  onMinutes: (minutes: number | null) => void;
}

/** A length of time as it is typed; it is written out once the field is left. */
export function DurationField({ label, minutes, hasProblem, onMinutes }: DurationFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const written = minutes === null || Number.isNaN(minutes) ? "" : writeDuration(minutes * 60_000, language);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      value={typed ?? written}
      error={hasProblem && t("clocks.settings.badDuration")}
      placeholder="—"
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onMinutes(text.trim() === "" ? null : (readDuration(text) ?? Number.NaN));
      }}
      onBlur={() => !hasProblem && setTyped(null)}
    />
  );
}
