import type { ImportLook, ImportWish } from "@earshot/contract/import";
import { importFieldNames } from "@earshot/core/import/field";
import { troubleTexts } from "@earshot/core/import/trouble-text";
import { tableTroubles, type TableTrouble } from "@earshot/core/import/import-limits";
import { vendors } from "@earshot/core/import/vendors";
import { Button, Group, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeImport, importQuery, importsQuery, lookQuery, startImport } from "../api/imports.ts";
import { useSay } from "../app/use-say.tsx";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Import.module.css";
import { MapColumns } from "./MapColumns.tsx";
import { PreviewPosts } from "./PreviewPosts.tsx";
import { ReadingFields } from "./ReadingFields.tsx";
import { ownZone } from "../words/own-zone.ts";

/** How an uploaded file is to be read, with what comes of it, and the button that begins. */
export function ReadFile({ importId }: { importId: number }) {
  const [wish, setWish] = useState<ImportWish>({ ownZone: ownZone() });
  const query = useQuery(lookQuery(importId, wish));
  const language = useLanguage();
  const words = useFailureWords(query.error);
  if (query.isError) {
    const trouble = readTrouble(fieldErrors(query.error)["file"]);
    return (
      <NoTable text={trouble === null ? words.what : troubleTexts[language][trouble]} importId={importId} />
    );
  }
  if (query.data === undefined) return <Skeleton height={320} radius={6} aria-busy="true" />;
  const look = query.data;
  return (
    <div data-busy={query.isPlaceholderData || undefined}>
      <Recognised look={look} />
      <ReadingFields look={look} onWish={(part) => setWish({ ...wish, ...part })} />
      <MapColumns look={look} onFields={(fields) => setWish({ ...wish, fields })} />
      <PreviewPosts look={look} />
      <StartImport key={look.name} look={look} wish={wish} />
    </div>
  );
}

function readTrouble(reason: string | undefined): TableTrouble | null {
  return tableTroubles.find((trouble) => trouble === reason) ?? null;
}

/** Forgets an upload and goes back to choose another one. */
function useDiscard(importId: number) {
  const navigate = useNavigate();
  const say = useSay();
  return useMutation({
    mutationFn: () => changeImport(importId, "discard"),
    onSuccess: () => navigate({ to: "/imports" }),
    onError: say.failed,
  });
}

function NoTable({ text, importId }: { text: string; importId: number }) {
  const { t } = useTranslation();
  const discarding = useDiscard(importId);
  return (
    <div className={classes["refusal"]} role="alert">
      <b>{t("imports.notTable")}</b>
      <p>{text}</p>
      <Button size="sm" loading={discarding.isPending} onClick={() => discarding.mutate()}>
        {t("imports.otherFile")}
      </Button>
    </div>
  );
}

const knowledgeWords = { own: "vendorOwn", read_by_others: "vendorOthers" } as const;

/** Whose export it is, and how much is known of such files. */
function Recognised({ look: { vendor, remembered } }: { look: ImportLook }) {
  const { t } = useTranslation();
  const known = vendor === null ? null : vendors[vendor];
  if (known === null && remembered === null) return null;
  return (
    <p className={classes["recognised"]} role="status">
      {known !== null && (
        <span>
          <b>{t("imports.vendor", { name: known.name })}</b>{" "}
          {remembered === null && t(`imports.${knowledgeWords[known.knowledge]}`)}
        </span>
      )}{" "}
      {remembered !== null && <span>{t("imports.remembered", { name: remembered.name })}</span>}
    </p>
  );
}

function StartImport({ look, wish }: { look: ImportLook; wish: ImportWish }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const [name, setName] = useState(look.name);
  const discarding = useDiscard(look.importId);
  const starting = useMutation({
    mutationFn: () => startImport(look.importId, name.trim(), { ...wish, ...shapeOf(look) }),
    async onSuccess(run) {
      queryClient.setQueryData(importQuery(look.importId).queryKey, run);
      await queryClient.invalidateQueries({ queryKey: importsQuery.queryKey, exact: true });
    },
    onError: say.failed,
  });
  return (
    <section className={classes["start"]}>
      {look.troubles.length > 0 && (
        <ul className={classes["refusal"]} role="alert">
          {look.troubles.map(({ trouble, field }) => (
            <li key={trouble + String(field)}>
              {t(`imports.trouble.${trouble as "twice"}`, {
                field: field === null ? "" : importFieldNames[language][field],
              })}
            </li>
          ))}
        </ul>
      )}
      <TextInput
        label={t("imports.name")}
        description={t("imports.nameHint")}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group gap={8}>
        <Button
          variant="filled"
          size="sm"
          disabled={look.troubles.length > 0 || name.trim() === ""}
          loading={starting.isPending}
          onClick={() => starting.mutate()}
        >
          {t("imports.start")}
        </Button>
        <Button size="sm" variant="subtle" loading={discarding.isPending} onClick={() => discarding.mutate()}>
          {t("imports.discard")}
        </Button>
      </Group>
    </section>
  );
}

/** What is begun is what was seen, also where it was only guessed. */
function shapeOf(look: ImportLook): ImportWish {
  const { encoding, separator, sheet, headerRow, fields, zone, dateOrder } = look;
  return {
    ...(encoding === null ? {} : { encoding }),
    ...(separator === null ? {} : { separator }),
    ...(sheet === null ? {} : { sheet }),
    ...(look.format === "jsonl" ? {} : { headerRow }),
    fields,
    zone,
    dateOrder,
  };
}
