-- file: 20250101000000_make.sql
create table public.customers (id bigint primary key);
create table public.orders (id bigint primary key, customer bigint);
-- file: 20250102000000_keys.sql
alter table public.orders add constraint a foreign key (customer) references public.customers not valid;
create table public.fresh (id bigint primary key, customer bigint);
alter table public.fresh add foreign key (customer) references public.customers;
alter table public.orders add column buyer bigint references public.customers;
alter table only public.orders add constraint b foreign key (customer) references public.customers on delete cascade;
do $$ begin
  if not exists (select 1 from pg_constraint where conname = 'c' and conrelid = 'public.orders'::regclass) then
    alter table public.orders add constraint c foreign key (customer) references public.customers;
  end if;
end $$;
