-- capability: text search: configuration + dictionary
--- before
--- after
CREATE TEXT SEARCH DICTIONARY plain_words (TEMPLATE = pg_catalog.simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION words (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION words ADD MAPPING FOR asciiword, word WITH plain_words, english_stem;
CREATE TABLE t (a text, v tsvector GENERATED ALWAYS AS (to_tsvector('public.words', a)) STORED);
