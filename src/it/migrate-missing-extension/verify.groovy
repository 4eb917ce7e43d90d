def log = new File(basedir, 'build.log').text

assert log.contains('supabase/migrations/20250101000000_jobs.sql:1:')
assert log.contains('extension "pg_cron" is not available')
assert log.contains('shadow.standIns')
