create table public.a (id int primary key, updated_at timestamptz);
create trigger t before update on public.a for each row execute function public.touch();
create table public.b (id int primary key, updated_at timestamptz);
create trigger t after update on public.b for each row execute function public.touch();
create table public.c (id int primary key, updated_at timestamptz);
create trigger t before insert or update on public.c for each row execute function public.touch();
drop trigger t on public.c;
create table public.d (id int primary key);
