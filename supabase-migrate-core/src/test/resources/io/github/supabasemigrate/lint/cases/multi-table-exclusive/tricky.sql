create table public.fresh (id bigint primary key);
alter table public.orders add column note text;
alter table public.fresh add column note text;
do $$ begin
  alter table public.customers add column note text;
end $$;
