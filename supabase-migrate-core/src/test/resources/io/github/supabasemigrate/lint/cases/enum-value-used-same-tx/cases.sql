-- file: 20250101000000_used.sql
alter type public.status add value if not exists 'archived';
update public.orders set status = 'archived' where closed;
-- file: 20250102000000_used_in_do.sql
alter type public.status add value 'lost';
do $$ begin update public.orders set status = 'lost' where status is null; end $$;
-- file: 20250103000000_not_used.sql
alter type public.status add value 'found';
alter type public.status add value 'kept' after 'found';
create function public.f() returns void language sql as $$ update public.orders set status = 'found' $$;
comment on type public.status is 'found';
-- file: 20250104000000_own_type.sql
create type public.colour as enum ('red');
alter type public.colour add value 'green';
create table public.cars (colour public.colour default 'green');
