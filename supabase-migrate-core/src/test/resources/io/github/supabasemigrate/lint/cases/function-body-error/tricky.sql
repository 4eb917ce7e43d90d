create table public.rates (id bigint primary key, rate numeric);
create schema reports;
create function public.fine() returns bigint language plpgsql as $$
declare n bigint;
begin
  with totals as (select 1 as id) select count(*) into n from totals;
  create temp table scratch (id int);
  insert into scratch values (1);
  select count(*) into n from scratch join public.rates using (id);
  execute 'select 1 from public.elsewhere';
  perform pg_catalog.now();
  return n;
end $$;
create function public.wrong_table() returns bigint language plpgsql as $$ begin return (select count(*) from reports.missing); end $$;
create function public.wrong_call() returns int language plpgsql as $$ begin return public.nobody_made_this(1); end $$;
create function public.sequence() returns bigint language plpgsql as $$ begin return nextval('public.never'); end $$;
create function public.of_auth() returns bigint language plpgsql as $$ begin return (select count(*) from auth.users); end $$;
