def log = new File(basedir, 'build.log').text
assert log.contains('`a/b` cannot be part of a file name.')
assert !new File(basedir, 'supabase/migrations').exists()
