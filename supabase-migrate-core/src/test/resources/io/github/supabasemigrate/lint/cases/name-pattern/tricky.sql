create index idx_orders_customer on public.orders (customer);
create unique index orders_code_key on public.orders (code);
create index on public.orders (note);
create index orders_by_customer on public.orders (customer);
create table public.a (id int constraint a_pk primary key, b int constraint positive check (b > 0), c int unique);
alter table public.orders add constraint orders_customer_fkey foreign key (customer) references public.customers;
alter table public.orders add constraint customer foreign key (customer) references public.customers;
