import { useTranslation } from "react-i18next";
import { ApiError, statusOf } from "../api/client.ts";

export interface FailureWords {
  what: string;
  mend: string;
}

type Kind =
  | "noAnswer"
  | "signedOut"
  | "forbidden"
  | "missing"
  | "conflict"
  | "wrong"
  | "busy"
  | "server"
  | "page";

/** Which sentence fits a failure. */
export function failureKind(error: unknown): Kind {
  if (!(error instanceof ApiError)) return "page";
  const status = statusOf(error);
  if (status === 0) return "noAnswer";
  if (status === 401) return "signedOut";
  if (status === 403) return "forbidden";
  if (status === 404) return "missing";
  if (status === 409) return "conflict";
  if (status === 429) return "busy";
  return status >= 500 ? "server" : "wrong";
}

/** What happened, and what is kept and what to try. */
export function useFailureWords(error: unknown): FailureWords {
  const { t } = useTranslation();
  const kind = failureKind(error);
  return { what: t(`failure.${kind}.what`), mend: t(`failure.${kind}.mend`) };
}

/** Messages of the fields that the API wants mended, by the name of the field. */
export function fieldErrors(error: unknown): Record<string, string> {
  const errors = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
}
