def log = new File(basedir, 'build.log').text

assert log.contains('The target has `table public.scratch`, which no migration makes. [drift]')
assert log.contains('The target lacks `policy "read self" on public.users`, which the migrations make. [drift]')
assert log =~ /`table public\.users` differs on the target:\R\[INFO\]   columns\[email\]\.notNull: the migrations make `true`, the target has `false`/
assert new File(basedir, 'target/supabase-migrate/verify/repair-target.sql').text.contains('DROP TABLE public.scratch')
assert new File(basedir, 'target/supabase-migrate/verify/repair-migrations.sql').text.contains('CREATE TABLE public.scratch')
