create table public.a (id int);
do $$ begin alter table public.a enable row level security; end $$;
