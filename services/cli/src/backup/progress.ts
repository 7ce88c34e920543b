/** A line on the screen every two seconds at most, so that a log of a nightly run stays short. */
export function createProgress(
  say: (line: string) => void,
  what: string,
  rowsExpected: number,
): (table: string, rows: number) => void {
  let saidAt = performance.now();
  return (table, rows) => {
    if (performance.now() - saidAt < 2_000) return;
    saidAt = performance.now();
    // An estimate of the server: it may be short of the truth.
    const share = rowsExpected > 0 ? `${Math.min(99, Math.floor((100 * rows) / rowsExpected))}%, ` : "";
    say(`${what}: ${share}${describeCount(rows, "row", "rows")}, at ${table} …`);
  };
}

export function describeCount(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

export function describeBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 100_000_000 ? 1 : 0)} MB`;
}
