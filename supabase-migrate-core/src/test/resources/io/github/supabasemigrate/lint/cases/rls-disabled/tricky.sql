alter table public.notes no force row level security;
alter table public.notes disable row level security;
do $$ begin execute 'alter table public.orders disable row level security'; end $$;
create function public.f() returns void language sql as 'alter table public.notes disable row level security';
comment on table public.notes is 'disable row level security';
