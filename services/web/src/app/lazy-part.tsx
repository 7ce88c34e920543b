import { lazy, useEffect, useState, type ComponentType, type ReactNode } from "react";
import { loadAllWords } from "../words/start-words.ts";

export interface LazyPart<Props> {
  (props: Props): ReactNode;
  /** Fetches it ahead; a failure is met when it is shown. */
  preload(): Promise<void>;
  isLoaded(): boolean;
}

/** How long an empty place waits before it asks for its code again. */
const askAgainMs = 5_000;

const parts = new Set<() => Promise<void>>();

function Nothing() {
  return null;
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
  /**
   * Code that does not come leaves its place empty, and the page as it is: the notice of an update says why. React forgets a place that waited and asks
   * for it anew as soon as the wait is over: nothing that waits again may stand there then, or a page without a connection asks without end.
   */
  let Waiting = lazy(() =>
    fetchPart().catch(() => {
      Waiting = Nothing;
      return { default: Nothing };
    }),
  ) as unknown as ComponentType<Props>;

  function Part(props: Props) {
    // The same as long as it stands there, or it would be drawn anew, without its state, as soon as the code has come.
    const [Shown, setShown] = useState<ComponentType<Props>>(() => loaded ?? Waiting);
    useEffect(() => {
      if (Shown !== Nothing) return undefined;
      const ask = async (): Promise<void> => {
        await preload();
        const part = loaded;
        if (part !== null) setShown(() => part);
      };
      void ask();
      const timer = setInterval(() => void ask(), askAgainMs);
      return () => clearInterval(timer);
    }, [Shown]);
    return <Shown {...props} />;
  }
  async function preload(): Promise<void> {
    await fetchPart().catch(() => undefined);
  }
  parts.add(preload);
  return Object.assign(Part, { preload, isLoaded: () => loaded !== null });
}

/** Fetches every part that the page knows of by now. */
export async function preloadParts(): Promise<void> {
  await Promise.all([...parts].map((preload) => preload()));
}
