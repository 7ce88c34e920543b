-- The check of what was learnt looks at sentiment too; versions of before were checked without it.
alter table learnt_version
  add column sentiment_before real,
  add column sentiment_after real;
