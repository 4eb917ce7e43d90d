reindex (verbose) table public.orders;
reindex index concurrently public.orders_pkey;
reindex (concurrently) table public.orders;
create function public.tidy() returns void language sql as 'reindex table public.orders';
