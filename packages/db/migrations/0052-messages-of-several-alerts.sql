-- One message may tell of several alerts: each of them knows that it was told, and an erasure empties the message for each.
create table alert_told (
  alert_id bigint not null references alert on delete cascade,
  outbox_id bigint not null references outbox on delete cascade,
  primary key (alert_id, outbox_id)
);
create index alert_told_outbox on alert_told (outbox_id);
insert into alert_told select alert_id, outbox_id from outbox where alert_id is not null;
