create view public.people with (security_invoker = true) as select id, email from auth.users;
create view public.names as select id from public.people;
create view private.people as select id, email from auth.users;
create view public.closed as select id, email from auth.users;
revoke all on public.closed from anon, authenticated;
create materialized view public.copies as select id from auth.users;
create view public.known as select 1 as id;
create or replace view public.mended as select id from auth.users;
alter view public.mended set (security_invoker = true);
