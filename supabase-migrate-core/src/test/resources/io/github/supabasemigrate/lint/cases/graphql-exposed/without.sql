create extension if not exists pg_graphql;
drop extension pg_graphql;
create table public.c (id bigint primary key);
grant select on public.c to anon;
