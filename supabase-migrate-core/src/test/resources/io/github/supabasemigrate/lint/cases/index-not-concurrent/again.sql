-- file: 20250101000000_make.sql
create table public.invites (id bigint primary key, mail text, at timestamp);
create index invites_mail on public.invites (mail);
create index invites_at on public.invites (at);
insert into public.invites (id) select i from generate_series(1, 20) i;
-- file: 20250102000000_again.sql
drop index if exists public.invites_mail;
create index invites_mail on public.invites (mail, id);
-- file: 20250103000000_type.sql
alter table public.invites alter column at type timestamptz;
