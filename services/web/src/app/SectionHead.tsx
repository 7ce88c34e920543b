import type { ReactNode } from "react";
import { PageHead } from "./PageHead.tsx";
import { SectionMenu, type SectionMenuProps } from "./SectionMenu.tsx";

interface SectionHeadProps extends SectionMenuProps {
  title: string;
  lead: string;
  children?: ReactNode;
}

/** What stands above each page of a section: its own head, and the way to the others. */
export function SectionHead({ title, lead, label, pages, children }: SectionHeadProps) {
  return (
    <>
      <PageHead title={title} lead={lead}>
        {children}
      </PageHead>
      <SectionMenu label={label} pages={pages} />
    </>
  );
}
