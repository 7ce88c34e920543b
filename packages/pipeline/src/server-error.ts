import { errorText, StartError } from "@earshot/runtime/start-error";

/** What people read when the queue's server cannot be used. Names its host; the password stays out. */
export function serverError(server: string, setting: string, url: string, cause: unknown): StartError {
  const place = URL.canParse(url) ? ` at ${new URL(url).host}` : "";
  const what = `The queue cannot use ${server}${place}: ${errorText(cause)}.`;
  return new StartError("database", what, `Check ${setting} and that the server is running.`, cause);
}
