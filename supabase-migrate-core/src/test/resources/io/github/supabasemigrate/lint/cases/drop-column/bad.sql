alter table public.orders drop column total, drop column if exists note cascade;
do $$ begin alter table public.orders drop column region; end $$;
