-- An import that was broken off is read on where it stopped: at a byte of the file, knowing which addresses its rows have had so far
-- (several posts that share one are told apart by it). Both are saved with each step, the addresses as fingerprints of ten bytes.
alter table import_run add column next_byte bigint;

create table import_print (
  import_run_id integer not null references import_run on delete cascade,
  after_row     integer not null,
  prints        bytea not null,
  primary key (import_run_id, after_row)
);
