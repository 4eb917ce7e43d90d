def log = new File(basedir, 'build.log').text
def line = { name -> log.readLines().find { it ==~ /\[INFO\] ${name} .*/ } }

assert line('postgresVersion') ==~ /.*15 .*config\.toml.*/
assert line('url').contains('postgresql://postgres:***@db.example.com:5432/postgres')
assert line('url').contains('.env SUPABASE_DB_URL')
assert line('includeSeed') ==~ /.* true +POM/
assert line('password') ==~ /.*\*\*\* +environment SUPABASE_DB_PASSWORD/
assert line('lockTimeout') ==~ /.* 7s +-Dsupabase-migrate.lockTimeout/
assert line('statementTimeout') ==~ /.* 0s +default/
assert !log.contains('hunter2') && !log.contains('correct-horse')

// The same plugin tells what there is to set.
assert log.contains('supabase-migrate:migrate') && log.contains('supabase-migrate:effective')
assert log.contains('supabase-migrate.lockTimeout')
