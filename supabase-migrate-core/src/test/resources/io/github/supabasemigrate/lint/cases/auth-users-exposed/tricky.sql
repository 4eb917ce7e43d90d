create view public.people with (security_invoker = true) as select id, email from auth.users;
create view public.names as select id from public.people;
create view private.people as select id, email from auth.users;
create view public.closed as select id, email from auth.users;
revoke all on public.closed from anon, authenticated;
