import type { ImportLook, ImportWish } from "@earshot/contract/import";
import { tableEncodings, tableSeparators, type TableSeparator } from "@earshot/core/import/reading";
import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Import.module.css";

interface ReadingFieldsProps {
  look: ImportLook;
  onWish: (part: ImportWish) => void;
}

const separatorWords: Record<TableSeparator, "comma" | "semicolon" | "tab" | "pipe"> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "pipe",
};

const zones = [...new Set(["UTC", "Europe/Moscow", ...Intl.supportedValuesOf("timeZone")])];

/** What was guessed about the file itself, to be mended. Other columns follow from most of it, so their meanings are guessed anew. */
export function ReadingFields({ look, onWish }: ReadingFieldsProps) {
  const { t } = useTranslation();
  const { format, encoding, separator, sheet, sheets, headerRow, zone, dateOrder } = look;
  const anew = (part: ImportWish): void => onWish({ ...part, fields: undefined });
  return (
    <fieldset className={classes["reading"]}>
      <legend>{t("imports.howRead")}</legend>
      {encoding !== null && (
        <Select
          label={t("imports.encoding")}
          data={tableEncodings.map((each) => ({ value: each, label: each }))}
          value={encoding}
          allowDeselect={false}
          onChange={(chosen) => anew({ encoding: tableEncodings.find((each) => each === chosen) })}
        />
      )}
      {separator !== null && (
        <Select
          label={t("imports.separator")}
          data={tableSeparators.map((each) => ({
            value: each,
            label: t(`imports.separators.${separatorWords[each]}`),
          }))}
          value={separator}
          allowDeselect={false}
          onChange={(chosen) => anew({ separator: tableSeparators.find((each) => each === chosen) })}
        />
      )}
      {sheet !== null && sheets.length > 1 && (
        <Select
          label={t("imports.sheet")}
          data={[...new Set(sheets)]}
          value={sheet}
          allowDeselect={false}
          onChange={(chosen) => anew({ sheet: chosen ?? undefined, headerRow: undefined })}
        />
      )}
      {format !== "jsonl" && (
        <TextInput
          label={t("imports.headerRow")}
          title={t("imports.headerRowHint")}
          type="number"
          min={0}
          max={200}
          value={headerRow}
          onChange={({ currentTarget: { valueAsNumber: row } }) => {
            if (Number.isInteger(row) && row >= 0 && row <= 200) anew({ headerRow: row });
          }}
        />
      )}
      <Select
        label={t("imports.zone")}
        data={zones.includes(zone) ? zones : [zone, ...zones]}
        value={zone}
        searchable
        limit={60}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && onWish({ zone: chosen })}
      />
      <Select
        label={t("imports.dateOrder")}
        data={[
          { value: "dmy", label: t("imports.dmy") },
          { value: "mdy", label: t("imports.mdy") },
        ]}
        value={dateOrder}
        allowDeselect={false}
        onChange={(chosen) => onWish({ dateOrder: chosen === "mdy" ? "mdy" : "dmy" })}
      />
    </fieldset>
  );
}
