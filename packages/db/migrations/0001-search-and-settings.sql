-- Text search in Russian and English at once: words in Latin letters are stemmed as English, others as Russian.
-- Without stop words, so that every word of a question counts.
create text search dictionary earshot_russian (template = snowball, language = russian);
create text search dictionary earshot_english (template = snowball, language = english);
create text search configuration earshot (copy = russian);
alter text search configuration earshot
  alter mapping for asciiword, asciihword, hword_asciipart with earshot_english;
alter text search configuration earshot
  alter mapping for word, hword, hword_part with earshot_russian;

-- Lower case; ё as е, й in one piece, no stress marks; everything but letters and digits a space. The ICU collation makes the
-- answer independent of the locale of the cluster, and the parser sees plain words only, never host names, paths or hyphenated compounds.
create function search_words(given text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
    replace(replace(replace(replace(
      lower(given collate "und-x-icu"), U&'и\0306', 'й'), U&'\0308', ''), U&'\0301', ''), 'ё', 'е'),
    '[^[:alnum:]]+', ' ', 'g');

create table setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null
);
