/** An instant as a cell of a table holds it. */
export function dateOf(iso: string): Date;
export function dateOf(iso: string | null): Date | null;
export function dateOf(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
