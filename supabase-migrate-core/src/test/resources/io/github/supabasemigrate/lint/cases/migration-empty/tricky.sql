-- file: 20250601120000_only_comments.sql
-- later
/* much later */
-- file: 20250601120001_only_semicolons.sql
;;
-- file: 20250601120002_select.sql
select 1;
-- file: 20250601120003_does_not_parse.sql
create tabel public.a (id int);
