const version = "0.1";

/** Our name as sites address us in robots.txt. */
export const agentToken = "Earshot";

/**
 * Who we say we are: name, version and where the owner of a site can read what this is.
 * @param contactUrl public address of this installation; null where it has none
 */
export function userAgent(contactUrl: string | null): string {
  const contact = contactUrl === null ? "" : `; +${contactUrl}`;
  return `${agentToken}/${version} (feed reader${contact})`;
}
