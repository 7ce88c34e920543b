import { lazy, useEffect, useState, type ComponentType, type ReactNode } from "react";
import { loadAllWords } from "../words/start-words.ts";

export interface LazyPart<Props> {
  (props: Props): ReactNode;
  /** Fetches it ahead; a failure is met when it is shown. */
  preload(): void;
}

/**
 * A part of the page whose code is fetched when it is first shown, with the words that the first load leaves out. One that was
 * fetched ahead is drawn at once: React keeps a place that once waited empty for a third of a second.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let loaded: ComponentType<Props> | null = null;
  async function fetchPart(): Promise<{ default: ComponentType<Props> }> {
    const [part] = await Promise.all([load(), loadAllWords()]);
    loaded = part;
    return { default: part };
  }
  const Waiting = lazy(fetchPart);

  function Part(props: Props) {
    // The same as long as it stands there, or it would be drawn anew, without its state, as soon as the code has come.
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? (Waiting as ComponentType<Props>));
    return <Shown {...props} />;
  }
  return Object.assign(Part, { preload: () => void fetchPart().catch(() => undefined) });
}

/** Fetches parts that are likely to be shown next as soon as the browser has nothing else to do; `isReady`: what they follow is seen. */
export function usePreload(isReady: boolean, parts: readonly { preload(): void }[]): void {
  useEffect(() => {
    if (!isReady) return undefined;
    const preload = (): void => {
      for (const part of parts) part.preload();
    };
    // Some browsers know no idle time.
    if (typeof window.requestIdleCallback !== "function") {
      const timer = setTimeout(preload, 500);
      return () => clearTimeout(timer);
    }
    const asked = window.requestIdleCallback(preload, { timeout: 3_000 });
    return () => window.cancelIdleCallback(asked);
  }, [isReady, parts]);
}
