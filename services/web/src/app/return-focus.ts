const dialogs = "[role=dialog], [role=alertdialog]";

/**
 * Gives the focus back when a dialog closes, so that whoever works by keyboard goes on where they were. Here for all of them: a dialog that is
 * taken away as a whole, as ours are, cannot do it by itself.
 */
export function returnFocus(): void {
  /** For each open dialog where the focus came from, the nearest first. */
  const origins = new Map<Element, readonly Element[]>();
  const observer = new MutationObserver(() => {
    for (const [dialog, from] of origins) {
      if (dialog.isConnected) continue;
      origins.delete(dialog);
      const back = from.find(({ isConnected }) => isConnected);
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && back instanceof HTMLElement) back.focus({ preventScroll: true });
    }
    if (origins.size === 0) observer.disconnect();
  });
  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    const dialog = target instanceof Element ? target.closest(dialogs) : null;
    if (dialog === null || origins.has(dialog)) return;
    const from = relatedTarget instanceof Element ? relatedTarget : null;
    const before = from?.closest(dialogs) ?? null;
    origins.set(
      dialog,
      [from, ownerOf(from), ...(before === null ? [] : (origins.get(before) ?? []))].filter(isThere),
    );
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

/** The button of a menu, which is gone itself by the time that the dialog closes. */
function ownerOf(from: Element | null): Element | null {
  const name = from?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  return name ? document.getElementById(name) : null;
}

function isThere(element: Element | null): element is Element {
  return element !== null;
}
