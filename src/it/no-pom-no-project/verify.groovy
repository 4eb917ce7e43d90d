def log = new File(basedir, 'build.log').text

assert log.contains('There is no `supabase/` in')
assert log.contains('-Dsupabase-migrate.directory=')
