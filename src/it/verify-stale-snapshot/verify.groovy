def log = new File(basedir, 'build.log').text

assert log.contains('`supabase/verify-database-schema.sql` is not what the migrations make:')
assert log.contains('--- Checks that this database has what the migrations make: 0 tables, 0 policies, 0 triggers.')
assert log.contains('+-- Checks that this database has what the migrations make: 1 tables, 1 policies, 0 triggers.')
assert log.contains('`supabase/database.types.ts` is not what the migrations make:')
assert log.contains('+      "users": {')
assert log.contains('`supabase/schema.sql` is not what the migrations make:')
assert log.contains('+CREATE TABLE public.users (')
assert log.contains('Run mvn supabase-migrate:snapshot and commit it.')
