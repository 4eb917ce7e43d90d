create table public.accounts (id bigint primary key, password_hash text);
grant select on public.accounts to anon;
create table public.tokens (id bigint primary key, api_key text);
alter table public.tokens enable row level security;
create table private.keys (id bigint primary key, secret text);
create table public.closed (id bigint primary key, password text);
revoke all on public.closed from anon, authenticated;
