import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { LinkProps } from "@tanstack/react-router";

interface BackLinkProps {
  to: NonNullable<LinkProps["to"]>;
  children: string;
}

/** From the page of one thing to the list that it stands in. */
export function BackLink({ to, children }: BackLinkProps) {
  return (
    <Button
      component={Link}
      to={to}
      variant="subtle"
      size="compact-sm"
      mb={8}
      leftSection={<IconArrowLeft size={15} aria-hidden />}
    >
      {children}
    </Button>
  );
}
