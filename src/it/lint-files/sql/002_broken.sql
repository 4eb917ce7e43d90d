create tabel public.orders (id bigint);
drop table public.users;
