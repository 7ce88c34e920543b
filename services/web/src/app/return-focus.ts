const dialogs = "[role=dialog], [role=alertdialog]";

/**
 * Gives the focus back when a dialog closes, so that whoever works by keyboard goes on where they were. Here for all of them: a dialog that is
 * taken away as a whole, as ours are, cannot do it by itself.
 */
export function returnFocus(): void {
  /** For each open dialog where the focus came from, the nearest first. */
  const origins = new Map<Element, readonly Element[]>();
  let last: Element | null = null;
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
    const lately = last;
    last = target instanceof Element ? target : null;
    const dialog = last?.closest(dialogs) ?? null;
    if (dialog === null || origins.has(dialog)) return;
    // The item of a menu that was gone before the dialog took the focus lost it to nobody.
    const from = relatedTarget instanceof Element ? relatedTarget : ofMenu(lately);
    // An item of a menu may still fade away when the dialog closes, and would take the focus with it.
    const opener = ownerOf(from) ?? from;
    const before = opener?.closest(dialogs) ?? null;
    origins.set(dialog, [opener, ...(before === null ? [] : (origins.get(before) ?? []))].filter(isThere));
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

function ofMenu(element: Element | null): Element | null {
  return element?.matches("[role=menu] *") === true ? element : null;
}

/** The button of the menu that an element is an item of. */
function ownerOf(from: Element | null): Element | null {
  const name = from?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  return name ? document.getElementById(name) : null;
}

function isThere(element: Element | null): element is Element {
  return element !== null;
}
