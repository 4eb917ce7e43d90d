alter default privileges in schema public revoke execute on functions from public, anon, authenticated;
alter default privileges revoke execute on functions from public;
create function public.closed() returns int language sql security definer set search_path = '' as 'select 1';
