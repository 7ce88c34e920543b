-- A shift handed over by mistake is taken back: its note is no longer told, and the shift before it runs on.
alter table shift_note add column taken_back_at timestamptz;
