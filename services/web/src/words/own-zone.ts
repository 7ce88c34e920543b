/** The time zone of whoever looks at the page, as IANA names it. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
