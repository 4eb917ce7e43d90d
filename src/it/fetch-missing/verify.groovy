def log = new File(basedir, 'build.log').text

assert log.contains('wrote 20250102000000_names.sql')
assert log =~ /Fetched 1 migration from/
assert new File(basedir, 'supabase/migrations/20250102000000_names.sql').text.contains('ALTER TABLE public.users ADD COLUMN name text;')
assert log =~ /: 2 applied\./
