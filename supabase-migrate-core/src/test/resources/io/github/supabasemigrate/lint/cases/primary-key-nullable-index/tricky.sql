-- file: 20250101000000_make.sql
create table public.lines (id bigint, code text not null);
insert into public.lines select i, i from generate_series(1, 20) i;
-- file: 20250102000000_index.sql
create unique index lines_id_idx on public.lines (id);
-- file: 20250103000000_key.sql
alter table public.lines add constraint lines_pkey primary key using index lines_id_idx;
-- file: 20250104000000_not_null.sql
create table public.fresh (id bigint);
create unique index fresh_id_idx on public.fresh (id);
alter table public.fresh add constraint fresh_pkey primary key using index fresh_id_idx;
