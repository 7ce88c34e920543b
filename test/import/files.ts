import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { writeWorkbook, type WorkbookCell } from "@earshot/documents/write-workbook";
import type { Answer, ApiClient } from "../support/api-client.ts";

/** A workbook of one sheet. */
export async function workbook(header: string[], rows: WorkbookCell[][]): Promise<Buffer> {
  return buffer(writeWorkbook("Упоминания", header, Readable.from(rows)));
}

/** Sends a file as the page does: begun, then part by part. @returns the number of the import */
export async function upload(
  client: ApiClient,
  url: string,
  fileName: string,
  bytes: Buffer,
): Promise<number> {
  const begun = await client.send("POST", "/api/v1/imports", { fileName, fileBytes: bytes.length });
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
  const { importId, partBytes } = begun.body as { importId: number; partBytes: number };
  for (let part = 0; part * partBytes < bytes.length; part += 1) {
    const answer = await sendPart(
      client,
      url,
      importId,
      part,
      bytes.subarray(part * partBytes, (part + 1) * partBytes),
    );
    if (answer.status !== 200) throw new Error(await answer.text());
  }
  return importId;
}

export async function sendPart(
  client: ApiClient,
  url: string,
  importId: number,
  part: number,
  bytes: Buffer,
): Promise<Response> {
  return fetch(`${url}/api/v1/imports/${importId}/parts/${part}`, {
    method: "PUT",
    headers: {
      "content-type": "application/octet-stream",
      cookie: client.cookie ?? "",
      "x-csrf-token": client.csrfToken ?? "",
    },
    body: new Uint8Array(bytes),
  });
}

export async function look(client: ApiClient, importId: number, wish: object = {}): Promise<Answer> {
  return client.send("POST", `/api/v1/imports/${importId}/look`, { zone: "Europe/Moscow", ...wish });
}

export async function start(
  client: ApiClient,
  importId: number,
  name: string,
  wish: object = {},
): Promise<Answer> {
  return client.send("POST", `/api/v1/imports/${importId}/start`, { name, zone: "Europe/Moscow", ...wish });
}
