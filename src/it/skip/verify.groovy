def log = new File(basedir, 'build.log').text

assert log.count('supabase-migrate:migrate is skipped') == 2
assert log.contains('settings are set')
