select 'drop database demo';
create function public.f() returns text language sql as $$ select 'drop database demo' $$;
drop database if exists demo with (force);
