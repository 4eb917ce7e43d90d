def log = new File(basedir, 'build.log').text

assert log.contains('No database URL is configured.')
assert log.contains('SUPABASE_DB_URL')
