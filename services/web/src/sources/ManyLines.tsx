import type { FeedChoice, FoundSource } from "@earshot/contract/source-find";
import { readFolder } from "@earshot/core/collect/folder";
import { Button, Checkbox, Loader } from "@mantine/core";
import { useMutation, useQueries, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addSource, findSource, sourcesQuery } from "../api/sources.ts";
import { useSay } from "../app/use-say.tsx";
import { shownAddress } from "./shown-address.ts";
import { FolderField, TagsField } from "./SourceFields.tsx";
import classes from "./Sources.module.css";
import { useFoundWords } from "./use-found-words.ts";

/** Lines looked at side by side; each may ask a site two dozen questions. */
const linesAtOnce = 3;

/** Several pasted lines: each is looked at, the first feed of each is taken unless somebody takes it out. */
export function ManyLines({ lines, onAdded }: { lines: readonly string[]; onAdded: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [folder, setFolder] = useState("");
  const [tags, setTags] = useState<string[]>([]);
  const [done, setDone] = useState(0);
  const finding = useQueries({
    queries: lines.map((line, n) => ({
      queryKey: ["source-find", line],
      queryFn: () => findSource(line),
      staleTime: 60_000,
      retry: false,
      enabled: n < done + linesAtOnce,
    })),
  });
  const finished = finding.filter(({ isSuccess, isError }) => isSuccess || isError).length;
  if (finished !== done) setDone(finished);
  const taken = finding.flatMap(({ data }, n) => {
    const choice = data === undefined ? undefined : takeable(data);
    const line = lines[n] ?? "";
    return choice === undefined || data === undefined || left.has(line)
      ? []
      : [{ choice, platform: data.platform }];
  });
  const adding = useMutation({
    mutationFn: async () => {
      let added = 0;
      for (const { choice, platform: found } of taken) {
        const { kind } = choice;
        const platform = kind === "feed" ? { platform: found } : {};
        const name = choice.title === null ? {} : { name: choice.title.slice(0, 200) };
        await addSource({ url: choice.url, kind, ...platform, folder: readFolder(folder), tags, ...name });
        added += 1;
      }
      return added;
    },
    onSuccess(added) {
      say.done(t("sources.areAdded", { count: added }));
      onAdded();
    },
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  });
  return (
    <>
      <ul className={classes["lines"]} aria-busy={done < lines.length}>
        {lines.map((line, n) => (
          <FoundLine
            key={line}
            line={line}
            found={finding[n]?.data ?? null}
            isFailed={finding[n]?.isError ?? false}
            isTaken={!left.has(line)}
            onTake={(isTaken) =>
              setLeft(new Set(isTaken ? [...left].filter((each) => each !== line) : [...left, line]))
            }
          />
        ))}
      </ul>
      <div className={classes["pair"]}>
        <FolderField folder={folder} onFolder={setFolder} />
        <TagsField tags={tags} onTags={setTags} />
      </div>
      <Button
        mt={12}
        size="sm"
        variant="filled"
        fullWidth
        disabled={taken.length === 0 || done < lines.length}
        loading={adding.isPending}
        onClick={() => adding.mutate()}
      >
        {t("sources.addThem", { count: taken.length })}
      </Button>
    </>
  );
}

/** The feed of a line that can be added without a further question: it was seen, or nothing else can be meant. */
function takeable(found: FoundSource): FeedChoice | undefined {
  const isClear = found.choices.length === 1;
  return found.choices.find(
    ({ seen, existing, isPersonalUseOnly, needs }) =>
      (seen !== null || (isClear && needs?.level !== "must")) && existing === null && !isPersonalUseOnly,
  );
}

interface FoundLineProps {
  line: string;
  found: FoundSource | null;
  isFailed: boolean;
  isTaken: boolean;
  onTake: (isTaken: boolean) => void;
}

function FoundLine({ line, found, isFailed, isTaken, onTake }: FoundLineProps) {
  const { t } = useTranslation();
  if (isFailed) return <li>{`${line}: ${t("sources.cannot")}`}</li>;
  if (found === null) {
    return (
      <li>
        <Loader size={14} />
        <span>
          <bdi>{line}</bdi>
        </span>
      </li>
    );
  }
  const choice = takeable(found);
  if (choice === undefined) return <Untaken line={line} found={found} />;
  return (
    <li>
      <Checkbox
        size="xs"
        checked={isTaken}
        aria-label={line}
        onChange={(event) => onTake(event.currentTarget.checked)}
      />
      <span>
        <bdi>{choice.title ?? line}</bdi>
        <small>{shownAddress(choice.url)}</small>
        {choice.covers === "site" && <small>{t("sources.covers.site")}</small>}
      </span>
    </li>
  );
}

function Untaken({ line, found }: { line: string; found: FoundSource }) {
  const { t } = useTranslation();
  const words = useFoundWords(found);
  const existing = found.choices.find((choice) => choice.existing !== null)?.existing ?? null;
  const isLocked = found.choices.length === 1 && found.choices[0]?.needs?.level === "must";
  const why =
    words?.what ??
    (existing === null
      ? t(isLocked ? "sources.needs.short" : "sources.lookAlone")
      : t(existing.isRetired ? "sources.isInArchive" : "sources.isCollected", { name: existing.name }));
  return (
    <li data-untaken>
      <span>
        <bdi>{line}</bdi>
        <small>{why}</small>
      </span>
    </li>
  );
}
