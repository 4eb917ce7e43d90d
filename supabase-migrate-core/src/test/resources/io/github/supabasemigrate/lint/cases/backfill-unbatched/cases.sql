update public.orders set region = 'eu' where region is null;
update public.settings set value = '1' where key = 'x';
delete from public.orders where created_at < '2020-01-01';
create table public.carts (id int, region text);
update public.carts set region = 'eu' where region is null;
do $$ begin
  loop
    update public.orders set a = 1 where id in (select id from public.orders where a is null limit 10);
    exit when not found;
  end loop;
end $$;
