-- file: 20250101000000_make.sql
create table public.rates (id bigint primary key, rate numeric);
create table public.kinds (id bigint primary key);
create function public.tax(amount int) returns int language sql as 'select amount / 5';
create function public.fee(amount int) returns int language sql as 'select amount / 5';
create function public.old_fee(amount int) returns int language sql as 'select amount / 5';
create function private.cut(amount int) returns int language sql as 'select amount / 5';
create function public.total(amount int, out result int) language plpgsql as $$ begin result := public.tax(amount); end $$;
create function public.sum(amount int) returns int language plpgsql as $$ begin return public.fee(amount) + cut(amount); end $$;
create function public.all_kinds() returns setof public.kinds language plpgsql as $$ begin return query select * from public.kinds; end $$;
create function public.count_rates() returns bigint language plpgsql as $$ begin
  return (with rates as (select 1) select count(*) from rates);
end $$;
create function public.before() returns int language plpgsql as $$ begin return public.old_fee(1); end $$;
-- file: 20250102000000_drop.sql
drop function public.tax(int);
alter function public.old_fee(int) rename to older_fee;
drop function public.fee;
create function public.fee(amount numeric) returns numeric language sql as 'select amount / 5';
drop table public.rates;
drop table public.kinds cascade;
drop function private.cut(int);
