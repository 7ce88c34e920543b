-- Root below which the services of the source's kind stand, "<root>/<service>": the world of the demo. Null: the true ones.
alter table source add column service_root text;
-- Whether answers below the posts of the source are read too.
alter table source add column reads_comments boolean not null default false;
-- Whose own account or channel it is: a company or an executive of the watch list.
alter table source add column owner_entity_id integer references entity on delete set null;
create index source_owner on source (owner_entity_id) where owner_entity_id is not null;
