-- file: 20250101000000_make.sql
create table public.invites (inviter bigint, org bigint, mail text, constraint invites_pkey primary key (inviter, org));
create index invites_mail on public.invites (mail);
insert into public.invites select i, i, i from generate_series(1, 20) i;
-- file: 20250102000000_again.sql
alter table public.invites drop constraint invites_pkey;
alter table public.invites rename column inviter to invited_by;
alter table public.invites add constraint invites_pkey primary key (org, mail);
