import { lazy, useState, type ComponentType, type ReactNode } from "react";
import { loadAllWords } from "../words/start-words.ts";

export interface LazyPart<Props> {
  (props: Props): ReactNode;
  /** Fetches it ahead; a failure is met when it is shown. */
  preload(): Promise<void>;
  isLoaded(): boolean;
}

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
  /** Code that does not come leaves its place empty, and the page as it is: the notice of an update says why. The next place asks again. */
  const wait = () =>
    lazy(() =>
      fetchPart().catch(() => {
        Waiting = wait();
        return { default: Nothing };
      }),
    ) as unknown as ComponentType<Props>;
  let Waiting = wait();

  function Part(props: Props) {
    // The same as long as it stands there, or it would be drawn anew, without its state, as soon as the code has come.
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Waiting);
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
