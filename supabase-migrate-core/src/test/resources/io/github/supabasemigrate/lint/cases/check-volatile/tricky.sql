create table public.a (id int primary key, at date check (at <= current_date));
create table public.b (id int primary key, at timestamptz default now() check (at > '2000-01-01'));
alter table public.a add constraint fresh check (at > now() - interval '1 day') not valid;
alter table public.a add column code uuid default gen_random_uuid() check (code is not null);
alter table public.a add constraint who check (owner = auth.uid());
create function public.f() returns void language sql as 'alter table public.a add check (at < now())';
