create extension pg_trgm with schema public;
create extension if not exists citext schema extensions;
create extension "uuid-ossp" with schema "public";
do $$ begin create extension if not exists hstore with schema public; end $$;
