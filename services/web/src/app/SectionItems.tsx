import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Section } from "./SectionLinks.tsx";

/** Sections that find no room of their own. */
export function SectionItems({ sections }: { sections: readonly Section[] }) {
  return sections.map(({ to, name, icon: SectionIcon, count }) => (
    <Menu.Item
      key={to}
      component={Link}
      to={to}
      leftSection={<SectionIcon size={18} stroke={1.6} aria-hidden />}
      rightSection={count?.words}
    >
      {name}
    </Menu.Item>
  ));
}
