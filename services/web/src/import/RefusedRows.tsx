import type { ImportView, RefusalView, RefusedRowView } from "@earshot/contract/import";
import { importLimits } from "@earshot/core/import/import-limits";
import { Button, Group, Textarea } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importQuery, mendRow, refusalsAddress, refusalsQuery } from "../api/imports.ts";
import { MoreButton } from "../app/MoreButton.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Import.module.css";
import { RefusalReasons } from "./RefusalReasons.tsx";

/** Rows that were refused, to be mended here or taken along. */
export function RefusedRows({ run }: { run: ImportView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useInfiniteQuery(refusalsQuery(run.importId));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const isCut = run.refused > importLimits.refusals;
  return (
    <section className={classes["refused"]} aria-label={t("imports.refused")}>
      <h2>{t("imports.refused")}</h2>
      {run.open === 0 ? (
        <p className={classes["hint"]}>{t("imports.allMended")}</p>
      ) : (
        <>
          <p className={classes["hint"]}>{t("imports.refusedLead")}</p>
          {isCut && (
            <p className={classes["hint"]}>
              {t("imports.refusedMore", {
                kept: fullCount(importLimits.refusals, language),
                all: fullCount(run.refused, language),
              })}
            </p>
          )}
          <Button
            size="xs"
            component="a"
            href={refusalsAddress(run.importId, language)}
            download
            leftSection={<IconDownload size={15} aria-hidden />}
          >
            {t("imports.download")}
          </Button>
        </>
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.row}>
            <RefusedRow run={run} refused={row} />
          </li>
        ))}
      </ul>
      <MoreButton of={query} size="xs">
        {t("imports.more")}
      </MoreButton>
    </section>
  );
}

/** One row: the cells with errors to write into, all others on demand. */
function RefusedRow({ run, refused }: { run: ImportView; refused: RefusedRowView }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const say = useSay();
  const queryClient = useQueryClient();
  const { importId, columns } = run;
  const [cells, setCells] = useState<readonly string[]>(refused.cells);
  const [reasons, setReasons] = useState<readonly RefusalView[]>(refused.reasons);
  const [isAll, setIsAll] = useState(false);
  const isLine = reasons.some(({ code }) => code === "not_json");
  const wrong = new Set(reasons.flatMap(({ column }) => column ?? []));
  const shown = isLine ? [0] : [...columns.keys()].filter((column) => isAll || wrong.has(column));
  const trying = useMutation({
    mutationFn: () => mendRow(importId, refused.row, cells),
    async onSuccess({ postId, cells: read, reasons: left }) {
      setCells(read);
      setReasons(left);
      if (postId === null) return;
      say.done(t("imports.mendedRow", { row: refused.row }));
      await queryClient.invalidateQueries({ queryKey: importQuery(importId).queryKey });
    },
    onError: say.failed,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        trying.mutate();
      }}
    >
      <h3>{t("imports.row", { row: refused.row })}</h3>
      <RefusalReasons reasons={reasons} columns={columns} />
      <div className={classes["cells"]}>
        {shown.map((column) => (
          <Textarea
            key={column}
            size="xs"
            autosize
            minRows={1}
            maxRows={6}
            label={isLine ? t("imports.line") : <bdi>{columns[column]}</bdi>}
            value={cells[column] ?? ""}
            readOnly={!may("edit_sources")}
            error={isLine || reasons.some((reason) => reason.column === column)}
            onChange={(event) => setCells(cells.with(column, event.currentTarget.value))}
          />
        ))}
      </div>
      <Group gap={8}>
        {may("edit_sources") && (
          <Button size="xs" type="submit" loading={trying.isPending}>
            {t("imports.tryAgain")}
          </Button>
        )}
        {!isLine && (
          <Button size="xs" variant="subtle" onClick={() => setIsAll(!isAll)}>
            {t(isAll ? "imports.fewerCells" : "imports.allCells")}
          </Button>
        )}
      </Group>
    </form>
  );
}
