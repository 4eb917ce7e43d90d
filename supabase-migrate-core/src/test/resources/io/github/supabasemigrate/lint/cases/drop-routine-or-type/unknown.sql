-- file: 20250101000000_make.sql
create function public.tax(amount int) returns int language sql as 'select amount / 5';
create function public.total(amount int) returns int language plpgsql as $$ begin return public.tax(amount); end $$;
-- file: 20250102000000_drop.sql
do $$ begin
  if current_setting('server_version_num')::int > 990000 then
    drop function public.tax(int);
  end if;
end $$;
