create table public.fresh (id bigint primary key);
create trigger t before update on public.fresh for each row execute function public.touch();
create or replace trigger t before update on public.orders for each row execute function public.touch();
alter table public.orders disable trigger t;
create trigger on_auth_user_created after insert on auth.users for each row execute function public.handle();
create event trigger e on ddl_command_end execute function public.noticed();
