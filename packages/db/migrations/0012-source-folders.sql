-- What people sort sources by, and what they want to remember of one. A folder is a path, "СМИ/Регионы".
alter table source
  add column tags text[] not null default '{}',
  add column note text;
