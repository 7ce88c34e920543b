import type { EntityPreview, PreviewTerm } from "@earshot/contract/entity-preview";
import type { WatchedEntity } from "@earshot/contract/entity";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { statusOf } from "../api/client.ts";
import { previewQuery, type DraftEntity } from "../api/entities.ts";
import { filledLines, toDraft, type EntityForm } from "./entity-form.ts";

const pauseMs = 350;
const busyAgainMs = 1_500;

export interface ShownPreview {
  preview: EntityPreview | null;
  /** By the key of a line. */
  terms: ReadonlyMap<string, PreviewTerm>;
  /** The form has changed since, or the answer is on its way. */
  isWaiting: boolean;
  error: unknown;
  isBusy: boolean;
  lookDeeper: () => void;
  retry: () => void;
}

/**
 * What the form would find, asked again when the person pauses; an answer that is not wanted any more is given up. The counts of a
 * line are those of the form that was asked about.
 */
export function usePreview(form: EntityForm, before: WatchedEntity | null): ShownPreview {
  const [depth, setDepth] = useState<{ of: EntityForm; depth: DraftEntity["depth"] } | null>(null);
  const [settled] = useDebouncedValue(form, pauseMs);
  const draft = toDraft(settled, before, depth?.of === settled ? depth.depth : "quick");
  const isEmpty = draft.terms.length === 0 && draft.name.length < 2;
  const query = useQuery({
    ...previewQuery(draft),
    enabled: !isEmpty,
    retry: (_count, error) => statusOf(error) === 503,
    retryDelay: busyAgainMs,
  });
  const preview = isEmpty ? null : (query.data ?? null);
  const keys = filledLines(settled).map(({ key }) => key);
  const isOfBefore = query.isPlaceholderData || settled !== form;
  return {
    preview,
    terms: termsByKey(query.isPlaceholderData ? null : preview, keys),
    isWaiting: !isEmpty && (isOfBefore || query.isFetching),
    error: query.error,
    isBusy: statusOf(query.failureReason) === 503,
    lookDeeper: () => setDepth({ of: settled, depth: "deep" }),
    retry: () => void query.refetch(),
  };
}

function termsByKey(preview: EntityPreview | null, keys: readonly string[]): Map<string, PreviewTerm> {
  const found = (preview?.terms ?? []).flatMap((term): [string, PreviewTerm][] => {
    const key = keys[term.at];
    return key === undefined ? [] : [[key, term]];
  });
  return new Map(found);
}
