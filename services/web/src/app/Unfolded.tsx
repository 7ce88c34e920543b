import { Menu, Popover } from "@mantine/core";
import { Suspense } from "react";
import type { UnfoldProps } from "./Unfold.tsx";
import classes from "./Unfold.module.css";

/** A button with what unfolds from it. */
export function Unfolded(props: UnfoldProps & { isOpenAtFirst: boolean }) {
  const { button, kind, position, width, staysOpen = false, isOpenAtFirst, children } = props;
  const look = { position, defaultOpened: isOpenAtFirst, ...(width !== undefined && { width }) };
  const content = <Suspense>{children}</Suspense>;
  return kind === "menu" ? (
    <Menu {...look} closeOnItemClick={!staysOpen}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown className={classes["menu"]}>{content}</Menu.Dropdown>
    </Menu>
  ) : (
    <Popover {...look}>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown p={12}>{content}</Popover.Dropdown>
    </Popover>
  );
}
