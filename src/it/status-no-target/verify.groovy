def log = new File(basedir, 'build.log').text

assert log.contains('No target database is set.')
assert log.contains('SUPABASE_DB_URL')
