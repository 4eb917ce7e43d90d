def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

// The host does not exist: a refusal comes before any connection.
assert log.contains('`postgres` on `db.example.invalid:5432` as `postgres` is not on this machine, and there is nobody to ask.')
assert log.contains('Nothing was changed.')
assert log.contains('-Dsupabase-migrate.yes')
assert result.status == 2
