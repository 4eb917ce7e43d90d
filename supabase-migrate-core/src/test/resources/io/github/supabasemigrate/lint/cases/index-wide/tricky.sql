create index on public.orders (a, b, c);
create index on public.orders (a, b, c, d);
create unique index on public.orders (a, b, c, d);
create index on public.orders (a) include (b, c, d, e);
