import type {
  begunImportSchema,
  ImportLook,
  importListSchema,
  ImportView,
  ImportWish,
  importPartSchema,
  MendedRow,
  refusedRowsSchema,
} from "@earshot/contract/import";
import { isUnderWay, type ImportDeed } from "@earshot/core/import/import-state";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request, sendBytes } from "./client.ts";

const runningEveryMs = 1_000;

/** Imports, the newest first; asked again every second while one is under way. */
export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: async ({ signal }): Promise<ImportView[]> =>
    (await request<z.infer<typeof importListSchema>>("GET", "/api/v1/imports", { signal })).imports,
  refetchInterval: ({ state }) =>
    state.data?.some((each) => isUnderWay(each.state)) === true ? runningEveryMs : false,
  staleTime: 5_000,
});

export function importQuery(importId: number) {
  return queryOptions({
    queryKey: ["imports", importId],
    queryFn: ({ signal }): Promise<ImportView> =>
      request<ImportView>("GET", `/api/v1/imports/${importId}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.state) ? runningEveryMs : false),
    staleTime: 0,
  });
}

export function lookQuery(importId: number, wish: ImportWish) {
  return queryOptions({
    queryKey: ["imports", importId, "look", wish],
    queryFn: ({ signal }): Promise<ImportLook> =>
      request<ImportLook>("POST", `/api/v1/imports/${importId}/look`, { body: wish, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

type RefusedRows = z.infer<typeof refusedRowsSchema>;

export function refusalsQuery(importId: number) {
  return infiniteQueryOptions({
    queryKey: ["imports", importId, "refusals"],
    queryFn: ({ pageParam, signal }): Promise<RefusedRows> => {
      const query = new URLSearchParams({ after: String(pageParam), limit: "20" });
      return request<RefusedRows>("GET", `/api/v1/imports/${importId}/refusals`, { query, signal });
    },
    initialPageParam: 0,
    getNextPageParam: ({ nextAfter }) => nextAfter,
  });
}

type Begun = z.infer<typeof begunImportSchema>;

export function beginImport(fileName: string, fileBytes: number): Promise<Begun> {
  return request<Begun>("POST", "/api/v1/imports", { body: { fileName, fileBytes } });
}

export function sendImportPart(importId: number, part: number, bytes: Blob, signal: AbortSignal) {
  const path = `/api/v1/imports/${importId}/parts/${part}`;
  return sendBytes<z.infer<typeof importPartSchema>>("PUT", path, bytes, signal);
}

export function startImport(importId: number, name: string, wish: ImportWish): Promise<ImportView> {
  return request<ImportView>("POST", `/api/v1/imports/${importId}/start`, { body: { ...wish, name } });
}

export function changeImport(importId: number, deed: ImportDeed): Promise<ImportView | null> {
  return request<ImportView | null>("POST", `/api/v1/imports/${importId}/deed`, { body: { deed } });
}

export function mendRow(importId: number, row: number, cells: readonly string[]): Promise<MendedRow> {
  return request<MendedRow>("POST", `/api/v1/imports/${importId}/refusals/${row}/mend`, { body: { cells } });
}

/** Where a browser takes refused rows from; spreadsheets of Russian settings expect semicolons. */
export function refusalsAddress(importId: number, language: "ru" | "en"): string {
  const separator = language === "ru" ? "semicolon" : "comma";
  return `/api/v1/imports/${importId}/refusals.csv?language=${language}&separator=${separator}`;
}
