import type { Shift } from "@earshot/core/triage/clock/calendar";
import { readShifts, writeShifts } from "@earshot/core/triage/clock/shift-text";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface ShiftsFieldProps {
  label: string;
  shifts: readonly Shift[];
  problem: string | null;
  /** What cannot be read comes as a shift that nobody can save. */
  onShifts: (shifts: readonly Shift[]) => void;
}

/** The shifts of a day as they are typed; they are written out once the field is left. */
export function ShiftsField({ label, shifts, problem, onShifts }: ShiftsFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      value={typed ?? writeShifts(shifts)}
      error={problem}
      placeholder={t("clocks.settings.off")}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onShifts(readShifts(text) ?? [{ from: "?", to: "?" }]);
      }}
      onBlur={() => problem === null && setTyped(null)}
    />
  );
}
