import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { SectionMenuProps } from "./SectionMenu.tsx";

/** All pages of a section, one below the other. */
export function PageItems({ pages }: Pick<SectionMenuProps, "pages">) {
  return pages.map(({ to, name }) => (
    <Menu.Item key={to} component={Link} to={to}>
      {name}
    </Menu.Item>
  ));
}
