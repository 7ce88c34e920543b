import { Link, useLocation } from "@tanstack/react-router";
import type { LinkProps } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import classes from "./SectionMenu.module.css";

export interface SectionMenuProps {
  label: string;
  pages: readonly { to: NonNullable<LinkProps["to"]>; name: string }[];
}

/** The pages of a section, side by side. */
export function SectionMenu({ label, pages }: SectionMenuProps) {
  const menu = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the menu is wider than the screen: the page that is open shows its name.
  useEffect(() => {
    const open = menu.current?.querySelector('[data-status="active"]');
    if (open instanceof HTMLElement && menu.current)
      menu.current.scrollLeft = open.offsetLeft - (menu.current.clientWidth - open.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav ref={menu} className={classes["menu"]} aria-label={label}>
      {pages.map(({ to, name }) => (
        <Link key={to} to={to} className={classes["link"] ?? ""}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
