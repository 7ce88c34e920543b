-- Rules by which the team is told of posts. The rule itself is read by core/report/alert.
create table alert_rule (
  alert_rule_id integer generated always as identity primary key,
  name text not null,
  name_key text not null,
  is_on boolean not null,
  rule jsonb not null,
  -- What the last replay found: days, per_month, false_alarms_per_month.
  forecast jsonb not null default '{}',
  version integer not null default 1,
  last_fired_at timestamptz,
  created_at timestamptz not null,
  created_by integer,
  updated_at timestamptz not null,
  deleted_at timestamptz
);
create unique index alert_rule_name on alert_rule (name_key) where deleted_at is null;

-- One row per cause: what belongs to it joins the row instead of ringing again.
create table alert (
  alert_id bigint generated always as identity primary key,
  alert_rule_id integer not null,
  -- What made it: "story-12", "author-7", "rule".
  cause text not null,
  -- Rule, cause and what began it: the same beginning never opens two.
  key text not null unique,
  severity smallint not null,
  -- Figures of a spike.
  facts jsonb not null default '{}',
  opened_at timestamptz not null,
  last_at timestamptz not null,
  -- Until when more of the same joins it.
  joins_until timestamptz not null,
  steps_told integer not null default 0,
  next_step_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by integer,
  -- "page", "mail", "telegram: Anna".
  acknowledged_via text,
  closed_at timestamptz,
  closed_by integer
);
create index alert_cause on alert (alert_rule_id, cause, opened_at desc);
create index alert_open on alert (opened_at desc) where closed_at is null;
create index alert_past on alert (closed_at desc) where closed_at is not null;
create index alert_to_tell on alert (next_step_at) where next_step_at is not null;

create table alert_post (
  alert_rule_id integer not null,
  -- A post rings once for a rule and cause.
  cause text not null,
  post_id bigint not null,
  alert_id bigint not null references alert on delete cascade,
  at timestamptz not null,
  primary key (alert_rule_id, post_id, cause)
);
create index alert_post_alert on alert_post (alert_id, at desc);
create index alert_post_post on alert_post (post_id);

-- A post that leaves triage leaves its alerts; one that nothing is left of goes with it.
create function forget_alert_posts() returns trigger language plpgsql as $$
begin
  with gone as (delete from alert_post where post_id = old.post_id returning alert_id)
  delete from alert a using gone where a.alert_id = gone.alert_id
    and not exists (select from alert_post p where p.alert_id = a.alert_id and p.post_id <> old.post_id);
  return null;
end $$;
create trigger triage_alerts_forgotten after delete on triage for each row execute function forget_alert_posts();

-- Chats and addresses that the team is told by.
create table channel (
  channel_id integer generated always as identity primary key,
  -- What its secret is sealed under.
  channel_key text not null unique,
  -- telegram, max, slack, mattermost, teams, webhook
  kind text not null,
  name text not null,
  name_key text not null,
  -- Number of a chat, or the host of an address: what may be shown.
  place text not null,
  -- Address, and for a webhook the secret it is signed with.
  sealed text,
  language text not null,
  is_on boolean not null,
  -- Told of trouble of the installation too.
  tells_system boolean not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);
create unique index channel_name on channel (name_key) where deleted_at is null;

-- How a person wants to be told; without a row by mail and push.
create table telling (
  person_id integer primary key references person on delete cascade,
  by_mail boolean not null,
  by_push boolean not null,
  by_bots boolean not null,
  quiet jsonb,
  -- Private chats with the bots.
  telegram_id text,
  max_id text,
  -- SHA-256 of what the person sends to a bot to be known by it.
  link_hash text,
  link_until timestamptz,
  updated_at timestamptz not null
);
create unique index telling_telegram on telling (telegram_id) where telegram_id is not null;
create unique index telling_max on telling (max_id) where max_id is not null;
create unique index telling_link on telling (link_hash) where link_hash is not null;

-- Browsers that show notices.
create table push_subscription (
  -- SHA-256 of the address that it is sent to.
  push_key text primary key,
  person_id integer not null references person on delete cascade,
  sealed text not null,
  device text not null,
  created_at timestamptz not null
);
create index push_subscription_person on push_subscription (person_id);

-- What an outgoing message is about, and for whom.
alter table outbox
  add column alert_id bigint references alert on delete set null,
  add column channel_id integer,
  add column person_id integer;
create index outbox_alert on outbox (alert_id) where alert_id is not null;
