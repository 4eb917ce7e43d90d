def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

// The host does not exist: a refusal comes before any connection.
assert log.contains('`postgres` on `db.example.invalid:5432` as `postgres` is not on this machine, and there is nobody to ask.')
assert log.contains('Nothing was changed.')
assert log.contains('-Dsupabase-migrate.yes')

// A yes is not enough to lose all data of a database elsewhere: its host has to be typed.
assert log.contains('A reset deletes everything in `postgres` on `db.example.invalid:5432`')
assert log.contains('-Dsupabase-migrate.confirmTarget=')

assert log.contains('No database URL is configured.')
assert log.contains('SUPABASE_DB_URL')
assert result.status == 2
