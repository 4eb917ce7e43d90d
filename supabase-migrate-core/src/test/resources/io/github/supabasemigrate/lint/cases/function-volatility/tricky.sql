create function public.a() returns int language sql immutable as 'select 1';
create function public.b() returns bigint language sql immutable as 'select count(*) from public.orders';
create function public.c() returns void language plpgsql stable as $$ begin update public.orders set note = ''; end $$;
create function public.d() returns bigint language plpgsql stable as $$ begin return (select count(*) from public.orders); end $$;
create function public.e() returns void language sql as 'delete from public.orders';
create function public.f(v int[]) returns bigint language sql immutable as 'select count(*) from unnest(v)';
create function public.g() returns bigint language sql immutable as 'select count(*) from pg_catalog.pg_timezone_names';
