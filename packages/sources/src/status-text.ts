import { STATUS_CODES } from "node:http";

/** "404 Not Found", for statuses without a name the number alone. */
export function statusText(status: number): string {
  const name = STATUS_CODES[status];
  return name === undefined ? String(status) : `${status} ${name}`;
}
