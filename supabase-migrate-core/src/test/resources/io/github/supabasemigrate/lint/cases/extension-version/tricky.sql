create extension pg_trgm with schema extensions;
create extension citext with schema extensions version '1.6';
create extension hstore version "1.8" schema extensions;
