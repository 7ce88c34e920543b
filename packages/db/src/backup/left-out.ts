/** Tables that a backup leaves out, and why. Every other table is in it: they are read from the catalogue. */
export const leftOutTables: Readonly<Record<string, string>> = {
  migration: "stands in the head of the file: a restore applies the same migrations",
  session: "a session that was ended since would be open again: everybody signs in anew",
  sign_in_link: "a link that was used or withdrawn since would open again",
  dashboard_link: "a link that was revoked since would open again",
  calendar_link: "an address that was revoked since would open again",
  sign_in_attempt: "counts the last minutes, against guessing",
  worker_heartbeat: "processes of the installation that made it",
  queue_minute: "what those processes did in the last days",
  backup_run: "how backups of that installation went",
  import_part:
    "files of people, needed only until they are read: an import that had not ended asks for its file again",
  import_print: "belongs to those files: which addresses their rows had so far",
  triage_hold: "who was on which post in those minutes",
  topic_report: "is made anew from the posts within minutes",
  host_pace: "instants that lie some seconds ahead",
};

/** Schemas beside that of Earshot, and why no backup reads them. */
export const leftOutSchemas: Readonly<Record<string, string>> = {
  bullmq: "the queue is only the bell: what is still to do stands in the tables, and the sweeps ring again",
};
