-- Claims stand in one ledger: those of an incident, and those that belong to none.
alter table incident_claim
  alter column incident_id drop not null,
  -- When and where what is so was first said; repeats count from here on.
  add column corrected_at timestamptz,
  add column statement_url text,
  -- The newest post that was looked at for carriers; 0 has all of the last months looked at.
  add column looked_post_id bigint not null default 0,
  add column looked_at timestamptz,
  add column is_demo boolean not null default false;

-- What people chose until now, they confirmed; proposals are the machine's until a person decides.
alter table incident_claim_post
  add column state text not null default 'confirmed',
  add column likeness real,
  add column asks_truth boolean not null default false,
  add column decided_at timestamptz,
  add column decided_by integer;
create index incident_claim_post_proposed on incident_claim_post (incident_claim_id) where state = 'proposed';

-- What a claim was checked against.
create table claim_fact (
  incident_claim_id integer not null references incident_claim on delete cascade,
  fact_card_id integer not null references fact_card on delete cascade,
  primary key (incident_claim_id, fact_card_id)
);
create index claim_fact_card on claim_fact (fact_card_id);
