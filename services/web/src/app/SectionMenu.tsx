import { IconChevronDown } from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import type { LinkProps } from "@tanstack/react-router";
import { useEffect, useRef, useState, type RefObject } from "react";
import { lazyPart } from "./lazy-part.tsx";
import { Unfold } from "./Unfold.tsx";
import classes from "./SectionMenu.module.css";

const PageItems = lazyPart(async () => (await import("./PageItems.tsx")).PageItems);

export interface SectionMenuProps {
  label: string;
  pages: readonly { to: NonNullable<LinkProps["to"]>; name: string }[];
}

/** The pages of a section, side by side; where they find no room, a button at the end lists all of them. */
export function SectionMenu({ label, pages }: SectionMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  const isCut = useIsCut(menu);
  // On a phone the menu is wider than the screen: the page that is open shows its name.
  useEffect(() => {
    const open = menu.current?.querySelector('[data-status="active"]');
    if (open instanceof HTMLElement && menu.current)
      menu.current.scrollLeft = open.offsetLeft - (menu.current.clientWidth - open.offsetWidth) / 2;
  }, [pathname, isCut]);
  return (
    <nav className={classes["menu"]} aria-label={label}>
      <div ref={menu} className={classes["pages"]}>
        {pages.map(({ to, name }) => (
          <Link key={to} to={to} className={classes["link"] ?? ""}>
            {name}
          </Link>
        ))}
      </div>
      {isCut && (
        <Unfold
          kind="menu"
          position="bottom-end"
          button={
            <button type="button" className={classes["all"]} aria-label={`${label}: ${pages.length}`}>
              <span className="tabular">{pages.length}</span>
              <IconChevronDown size={16} stroke={1.75} aria-hidden />
            </button>
          }
        >
          <PageItems pages={pages} />
        </Unfold>
      )}
    </nav>
  );
}

/** Whether the pages are wider than the room that they have with the button or without. */
function useIsCut(menu: RefObject<HTMLElement | null>): boolean {
  const [isCut, setIsCut] = useState(false);
  useEffect(() => {
    const pages = menu.current;
    const around = pages?.parentElement;
    if (!pages || !around) return;
    // Against the whole width: the button's own must not decide whether it is there.
    const watcher = new ResizeObserver(() => setIsCut(pages.scrollWidth > around.clientWidth + 1));
    watcher.observe(around);
    watcher.observe(pages);
    return () => watcher.disconnect();
  }, [menu]);
  return isCut;
}
