-- file: 20250101000000_make.sql
create table public.imports (id bigint primary key, code text, day varchar(10), note text, size text, body text, at timestamptz);
-- file: 20250102000000_read_anew.sql
alter table public.imports alter column code type int using code::int;
alter table public.imports alter column day type date using (day)::date;
-- file: 20250103000000_sure.sql
alter table public.imports alter column note type varchar;
alter table public.imports alter column size type int using case when size ~ '^[0-9]+$' then size::int end;
alter table public.imports alter column body type bytea using body::bytea;
alter table public.imports alter column at type text using at::text;
