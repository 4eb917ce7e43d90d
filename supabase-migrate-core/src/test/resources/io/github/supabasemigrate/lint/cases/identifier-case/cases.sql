create table public."UserAccounts" (id bigint, "createdAt" timestamptz, "user-id" int, plain int, "quoted" int);
create table public.UserAccounts2 (ID bigint);
create policy "Own rows" on public.t using (true);
create table public.größe (id int);
