create extension if not exists postgres_fdw;
create server elsewhere foreign data wrapper postgres_fdw;
create foreign table public.far (id int) server elsewhere;
grant select on public.far to anon;
create foreign table private.far (id int) server elsewhere;
create foreign table public.closed (id int) server elsewhere;
revoke select on table public.closed from anon, authenticated;
