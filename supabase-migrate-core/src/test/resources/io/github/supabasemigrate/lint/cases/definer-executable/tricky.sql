create function public.open_door() returns int language sql security definer set search_path = '' as 'select 1';
create function public.closed_door() returns int language sql security definer set search_path = '' as 'select 1';
revoke execute on function public.closed_door() from public, anon, authenticated;
create function public.invoker() returns int language sql as 'select 1';
create function private.hidden() returns int language sql security definer set search_path = '' as 'select 1';
create function public.fires() returns trigger language plpgsql security definer set search_path = '' as $$ begin return new; end $$;
