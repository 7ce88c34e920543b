import type { Problem } from "@earshot/contract/problem";
import { takeFirstAnswer } from "./first-answers.ts";

/** An answer other than success. `status` 0: no answer came at all. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Query = URLSearchParams | null;

interface Asked {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
}

let csrfToken: string | null = null;

/** Keeps the token that every changing request must carry; it comes with the session. */
export function keepCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** One request to our API, same origin, with the session cookie. Throws ApiError. */
export async function request<T>(method: Method, path: string, asked: Asked = {}): Promise<T> {
  const query = asked.query?.toString() ?? "";
  const address = query === "" ? path : `${path}?${query}`;
  const early = method === "GET" ? await takeFirstAnswer(address) : null;
  const response = early ?? (await send(address, method, asked));
  if (!response.ok && !isReadiness(path, response)) throw new ApiError(await readProblem(response));
  if (response.status === 204 || response.status === 202) return undefined as T;
  return (await response.json()) as T;
}

/** The same with bytes as they are. */
export async function sendBytes<T>(
  method: Method,
  path: string,
  bytes: Blob,
  signal: AbortSignal,
): Promise<T> {
  const response = await send(path, method, { body: bytes, signal });
  if (!response.ok) throw new ApiError(await readProblem(response));
  return (await response.json()) as T;
}

/** A file that is made on being asked for, with the name that the server gave it. Throws ApiError, or AbortError once `signal` says so. */
export async function requestFile(
  path: string,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<{ file: Blob; name: string }> {
  const response = await send(`${path}?${query}`, "GET", { signal });
  if (!response.ok) throw new ApiError(await readProblem(response));
  const said = response.headers.get("content-disposition") ?? "";
  return { file: await response.blob(), name: /filename="([^"]+)"/.exec(said)?.[1] ?? "earshot" };
}

/** A request whose answer comes in server-sent events, each handed on as it comes. Ends with the stream; throws ApiError, or AbortError once `signal` says so. */
export async function requestEvents(
  path: string,
  body: unknown,
  { signal, onEvent }: { signal: AbortSignal; onEvent: (kind: string, facts: unknown) => void },
): Promise<void> {
  const response = await send(path, "POST", { body, signal });
  if (!response.ok || response.body === null) throw new ApiError(await readProblem(response));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let left = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (left + value).split("\n\n");
    left = blocks.pop() ?? "";
    for (const block of blocks) {
      const [kind, facts] = [/^event: (.*)$/m.exec(block)?.[1], /^data: (.*)$/m.exec(block)?.[1]];
      if (kind !== undefined && facts !== undefined) onEvent(kind, JSON.parse(facts) as unknown);
    }
  }
}

async function send(address: string, method: Method, { body, signal }: Asked): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  const isBytes = body instanceof Blob;
  if (body !== undefined) headers["content-type"] = isBytes ? "application/octet-stream" : "application/json";
  if (method !== "GET" && csrfToken !== null) headers["x-csrf-token"] = csrfToken;
  try {
    return await fetch(address, {
      method,
      headers,
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError({ type: "about:blank", title: "No answer", status: 0 });
  }
}

/** `/readyz` answers 503 with the same list of checks: that is the news, not a failure to ask. */
function isReadiness(path: string, response: Response): boolean {
  return path === "/readyz" && response.status === 503;
}

async function readProblem(response: Response): Promise<Problem> {
  const said: unknown = await response.json().catch(() => null);
  if (isProblem(said)) return said;
  return { type: "about:blank", title: response.statusText, status: response.status };
}

/** No answer, or one of a server that is just being started: the same request may be sent again. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof ApiError && [0, 502, 503, 504].includes(error.problem.status);
}

/** The HTTP status of a failure; 0 when it is none of ours or no answer came. */
export function statusOf(error: unknown): number {
  return error instanceof ApiError ? error.problem.status : 0;
}

/** Which rule of the API kept a change away, where it names one. */
export function reasonOf(error: unknown): string | undefined {
  return error instanceof ApiError ? error.problem.reason : undefined;
}

/** Whether our API said it, and not a server before it with a page of its own. */
function isProblem(said: unknown): said is Problem {
  if (typeof said !== "object" || said === null) return false;
  const { type, title, status } = said as Record<string, unknown>;
  return typeof type === "string" && typeof title === "string" && typeof status === "number";
}
