-- file: 20250101000000_gone.sql
alter table public.orders drop constraint orders_total_positive;
-- file: 20250102000000_replaced.sql
alter table public.orders drop constraint if exists orders_user_fk;
alter table public.orders add constraint orders_user_fk foreign key (user_id) references public.users (id) on delete cascade;
-- file: 20250103000000_helper.sql
alter table public.orders alter column total set not null;
alter table public.orders drop constraint orders_total_not_null;
