-- file: 20250101000000_make.sql
create table public.orders (id bigint not null);
-- file: 20250102000000_keys.sql
create table public.fresh (id bigint);
alter table public.fresh add primary key (id);
alter table public.orders add constraint orders_pkey primary key using index orders_id_idx;
-- file: 20250103000000_key.sql
alter table public.orders drop constraint orders_pkey, add primary key (id);
