-- There are more levels than the statistics of a column hold by default, and the rare ones at the top are what a search begins with.
alter table triage_search alter column level set statistics 300;
analyze triage_search;
