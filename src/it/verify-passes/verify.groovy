def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log.contains('Wrote supabase/schema.sql, supabase/database.types.ts, supabase/verify-database-schema.sql,'
        + ' supabase/access-matrix.md, supabase/schema-manifest.json, supabase/schema-manifest.schema.json.')
assert log.contains('The schema is as promised: 1 table, 1 policy.')
assert log.contains('Nothing changed since the schema was as promised: 1 table, 1 policy.')
assert new File(basedir, 'supabase/schema.sql').text.contains('CREATE TABLE public.users (')
assert new File(basedir, 'target/supabase-migrate/verify/findings.sarif').exists()
assert new File(basedir, 'verify-database-schema.sql').text.contains("('public', 'users', true)")
assert result.status == 0
