-- file: 20250101000000_make.sql
create table public.rates (id bigint primary key, rate numeric);
create view public.prices with (security_invoker = true) as select 1 as id;
create function public.tax(amount int) returns int language sql as 'select amount / 5';
create function public.tax(amount numeric) returns numeric language sql as 'select amount / 5';
create function public.total(amount int) returns int language plpgsql as $$ begin return public.tax(amount); end $$;
create function public.spoken() returns text language plpgsql as $$ begin
  -- reads public.prices once
  return 'from public.prices';
end $$;
create function public.reads() returns bigint language plpgsql as $$ begin return (select count(*) from public.rates); end $$;
-- file: 20250102000000_drop.sql
drop function public.tax(numeric);
drop view public.prices;
drop table public.rates;
