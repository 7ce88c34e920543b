import { IconExternalLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { readHost } from "./safe-address.ts";
import classes from "../triage/PostDetail.module.css";

/** A link that leaves the page: says where to, and tells the other side nothing. */
export function OutLink({ url, isFull = false }: { url: string | null; isFull?: boolean }) {
  const { t } = useTranslation();
  const host = readHost(url);
  if (url === null || host === null) return null;
  return (
    <a className={classes["link"]} href={url} target="_blank" rel="noopener noreferrer" title={url}>
      <span>{isFull ? url : host}</span>
      <IconExternalLink size={13} stroke={1.75} style={{ flex: "none" }} aria-label={t("frame.newTab")} />
    </a>
  );
}
