-- capability: text search: parser and template, changed under what uses them
--- before
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype,
    HEADLINE = prsd_headline);
COMMENT ON TEXT SEARCH PARSER words IS 'as the default one';
CREATE TEXT SEARCH TEMPLATE plain (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = plain);
CREATE TEXT SEARCH CONFIGURATION c (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword WITH d;
CREATE TABLE t (a text);
CREATE INDEX t_words ON t USING gin (to_tsvector('public.c'::regconfig, a));
--- rows
INSERT INTO t VALUES ('some words');
--- after
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE plain (INIT = dispell_init, LEXIZE = dispell_lexize);
CREATE TEXT SEARCH TEMPLATE bare (LEXIZE = dsimple_lexize);
COMMENT ON TEXT SEARCH TEMPLATE bare IS 'without options';
CREATE TEXT SEARCH TEMPLATE simple (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = public.simple);
CREATE TEXT SEARCH CONFIGURATION c (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword WITH d;
CREATE TABLE t (a text);
CREATE INDEX t_words ON t USING gin (to_tsvector('public.c'::regconfig, a));
