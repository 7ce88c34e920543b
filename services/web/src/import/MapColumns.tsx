import type { ImportLook } from "@earshot/contract/import";
import {
  hiddenFields,
  importFieldNames,
  importFields,
  isImportField,
  type ImportField,
} from "@earshot/core/import/field";
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Import.module.css";

interface MapColumnsProps {
  look: ImportLook;
  onFields: (fields: (ImportField | null)[]) => void;
}

const samplesShown = 3;

/** Each column with what stands in it and what it means. */
export function MapColumns({ look, onFields }: MapColumnsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { columns, fields, rows } = look;
  const names = importFieldNames[language];
  const choices = importFields
    .filter((field) => !hiddenFields.has(field) || fields.includes(field))
    .map((field) => ({ value: field as string, label: names[field] }));
  return (
    <section className={classes["columns"]} aria-label={t("imports.columns")}>
      <h2>{t("imports.columns")}</h2>
      <p className={classes["hint"]}>{t("imports.columnsHint")}</p>
      <ul>
        {columns.map((column, at) => (
          <li key={column} data-left-out={fields[at] === null || undefined}>
            <b>
              <bdi>{column}</bdi>
            </b>
            <span className={classes["samples"]}>
              <bdi>{samplesOf(rows, at).join(" · ") || "—"}</bdi>
            </span>
            <Select
              size="xs"
              aria-label={t("imports.meaningOf", { name: column })}
              placeholder={t("imports.leftOut")}
              data={choices}
              value={fields[at] ?? null}
              clearable
              searchable
              maxDropdownHeight={320}
              onChange={(chosen) => {
                const field = chosen !== null && isImportField(chosen) ? chosen : null;
                onFields(fields.with(at, field));
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function samplesOf(rows: ImportLook["rows"], column: number): string[] {
  const cells = rows.map((row) => (row.cells[column] ?? "").trim().slice(0, 80));
  return [...new Set(cells.filter((cell) => cell !== ""))].slice(0, samplesShown);
}
