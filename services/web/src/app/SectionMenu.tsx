import { Link } from "@tanstack/react-router";
import type { LinkProps } from "@tanstack/react-router";
import classes from "./SectionMenu.module.css";

interface SectionMenuProps {
  label: string;
  pages: readonly { to: NonNullable<LinkProps["to"]>; name: string }[];
}

/** The pages of a section, side by side. */
export function SectionMenu({ label, pages }: SectionMenuProps) {
  return (
    <nav className={classes["menu"]} aria-label={label}>
      {pages.map(({ to, name }) => (
        <Link key={to} to={to} className={classes["link"] ?? ""}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
