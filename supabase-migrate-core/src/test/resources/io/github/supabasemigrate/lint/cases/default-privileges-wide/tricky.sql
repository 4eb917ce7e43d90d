alter default privileges in schema public grant select on tables to authenticated;
alter default privileges in schema public grant all on tables to anon;
alter default privileges for role postgres in schema public grant execute on functions to anon;
alter default privileges in schema public revoke all on tables from anon;
alter default privileges in schema public grant insert on tables to public;
