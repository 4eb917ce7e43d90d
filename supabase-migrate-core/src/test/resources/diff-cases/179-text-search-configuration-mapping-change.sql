-- capability: text search: configuration mapping change
--- before
CREATE TEXT SEARCH CONFIGURATION words (COPY = pg_catalog.english);
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = pg_catalog.simple);
--- after
CREATE TEXT SEARCH CONFIGURATION words (COPY = pg_catalog.english);
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = pg_catalog.simple, ACCEPT = false);
ALTER TEXT SEARCH CONFIGURATION words DROP MAPPING FOR email;
ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING FOR word WITH d, english_stem;
