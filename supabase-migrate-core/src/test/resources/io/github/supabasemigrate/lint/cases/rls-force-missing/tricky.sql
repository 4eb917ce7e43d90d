create table public.a (id int primary key);
alter table public.a enable row level security, force row level security;
create table public.b (id int primary key);
alter table public.b force row level security;
alter table public.b enable row level security;
alter table public.b no force row level security;
create table public.c (id int primary key);
