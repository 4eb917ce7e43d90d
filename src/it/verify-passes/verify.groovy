def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log.contains('Wrote supabase/verify-database-schema.sql, supabase/migrations.sha256.')
assert log.contains('The schema is as promised: 1 table, 1 policy.')
assert new File(basedir, 'verify-database-schema.sql').text.contains("('public', 'users', true)")
assert result.status == 0
