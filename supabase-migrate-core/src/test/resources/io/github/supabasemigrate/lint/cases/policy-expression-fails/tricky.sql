create table private.secrets (id bigint primary key);
create table public.a (id bigint primary key, org uuid, owner uuid, team bigint);
alter table public.a enable row level security;
create function public.refuses() returns boolean language plpgsql stable as $$ begin raise exception 'not today'; end $$;
create function public.of_row(row_ public.a) returns boolean language sql stable as 'select (row_).id is not null';
create policy claims on public.a for select to authenticated using (org = ((select auth.jwt()) ->> 'org_id')::uuid);
create policy raises on public.a for delete to authenticated using (public.refuses());
create policy whole on public.a for update to authenticated using (public.of_row(a));
create policy service on public.a for all to service_role using (id in (select id from private.secrets));
create policy hidden on public.a for insert to authenticated with check (id in (select id from private.secrets));
create policy text_as_uuid on public.a as restrictive for select to authenticated
  using (owner = ((select auth.jwt()) ->> 'email')::uuid);
