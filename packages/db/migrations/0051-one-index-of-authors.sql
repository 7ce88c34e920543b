-- The same index was made twice, and every saved post wrote both.
drop index triage_of_author;
