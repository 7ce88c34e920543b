import { Button, type ButtonProps } from "@mantine/core";
import type { ReactNode } from "react";

interface MoreButtonProps extends ButtonProps {
  /** A list that is read page by page. */
  of: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> };
  children: ReactNode;
}

/** Reads the next page of a list; nothing where there is none. */
export function MoreButton({ of: list, ...props }: MoreButtonProps) {
  if (!list.hasNextPage) return null;
  return <Button {...props} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()} />;
}
