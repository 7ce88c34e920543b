import { useEffect } from "react";

/**
 * Has the minute kept by the service worker, so that it is read without a connection and can be installed: the document, the files that this page came
 * with, and the last answer of the server. Signing out throws it away.
 */
export function useKeptForOffline(): void {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    void keep().catch(() => undefined);
  }, []);
}

async function keep(): Promise<void> {
  await navigator.serviceWorker.register("/push-worker.js");
  const registration = await navigator.serviceWorker.ready;
  const files = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === window.location.origin && !pathname.startsWith("/api/"))
    .map(({ pathname }) => pathname);
  registration.active?.postMessage({ keep: [...new Set(["/minute", ...files])] });
}
