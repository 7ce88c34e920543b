-- A draft that is begun again because the first answer was lost is the same draft.
alter table draft add column request_key uuid;
create unique index draft_request on draft (created_by, request_key) where request_key is not null;
