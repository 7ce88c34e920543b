-- Whom the provider of single sign-on means by a subject. A person may have several: the provider can be exchanged.
create table oidc_identity (
  issuer text not null,
  subject text not null,
  person_id integer not null references person on delete cascade,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (issuer, subject)
);
create index oidc_identity_person on oidc_identity (person_id);
