create extension if not exists pg_graphql;
create table public.a (id bigint primary key);
revoke all on public.a from anon, authenticated;
grant select on public.a to authenticated;
create table private.b (id bigint primary key);
create table public.c (id bigint primary key);
grant select on public.c to anon;
