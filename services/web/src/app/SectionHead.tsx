import type { ReactNode } from "react";
import type { Exported } from "./ExportMenu.tsx";
import { PageHead } from "./PageHead.tsx";
import { SectionMenu, type SectionMenuProps } from "./SectionMenu.tsx";

interface SectionHeadProps extends SectionMenuProps {
  title: string;
  lead: string;
  children?: ReactNode;
  exported?: Exported;
}

/** What stands above each page of a section: its own head, and the way to the others. */
export function SectionHead({ label, pages, ...head }: SectionHeadProps) {
  return (
    <>
      <PageHead {...head} />
      <SectionMenu label={label} pages={pages} />
    </>
  );
}
