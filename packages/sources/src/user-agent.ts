const version = "0.1";

/**
 * Who we say we are: name, version and where the owner of a site can read what this is.
 * @param contactUrl public address of this installation; null where it has none
 */
export function userAgent(contactUrl: string | null): string {
  const contact = contactUrl === null ? "" : `; +${contactUrl}`;
  return `Earshot/${version} (feed reader${contact})`;
}
