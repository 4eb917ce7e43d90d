def log = new File(basedir, 'build.log').text

assert log.contains('applied 001_users.sql')
assert log.contains('Applied 2 migrations to a throw-away database')
assert new File(basedir, 'target/supabase-migrate/result.json').exists()

// Without the folder's name there is no project here.
assert log.contains('There is no `supabase/` in')
assert log.contains('-Dsupabase-migrate.directory=')

// With its name a project elsewhere is one.
assert log.contains('applied 20250101000000_orders.sql')
