-- Posts that rules and alerts have still to be asked about: written in the transaction of what happened to them, so that losing the queue loses nothing.
create sequence report_due_mark;
create table report_due (
  post_id bigint primary key,
  -- Grows whenever the post comes due again.
  mark bigint not null default nextval('report_due_mark'),
  at timestamptz not null,
  -- It came into triage now, and not because a new term found it in history.
  is_news boolean not null
);
create index report_due_oldest on report_due (at);
