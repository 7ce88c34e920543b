/** A migration that a database has, as its table `migration` tells. */
export interface AppliedMigration {
  name: string;
  /** SHA-256 of the file, hex. */
  checksum: string;
  /** ISO 8601. */
  appliedAt: string;
}

export interface SnapshotTable {
  name: string;
  /** Stored columns in their order; generated ones are not among them. */
  columns: string[];
}

export interface SnapshotSequence {
  name: string;
  /** May be larger than 2^53. */
  lastValue: string;
  isCalled: boolean;
}

/** What must be known before the rows arrive. */
export interface SnapshotHead {
  /** ISO 8601, by the clock of the database. */
  takenAt: string;
  migrations: AppliedMigration[];
  tables: SnapshotTable[];
  sequences: SnapshotSequence[];
  /** First days of the months that `post` and `mention` have partitions for. */
  months: string[];
}

/** Rows of one table in PostgreSQL's text format of COPY, cut anywhere. */
export interface TableRows {
  table: SnapshotTable;
  rows: AsyncIterable<Buffer>;
}

/** All tables as they were at one instant. `tables` is walked once, each table read to its end before the next. */
export interface Snapshot {
  head: SnapshotHead;
  tables(): AsyncIterable<TableRows>;
}

/** What stops a backup, a restore or a move, in a sentence for the person who asked for it. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}
