def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log.contains('supabase/migrations/20250102000000_more.sql:1:1: error: The table `public.user_profiles` is not in the manifest.')
assert log.contains('docs/canon/DB_SCHEMA_MANIFEST.json:4: error: The manifest names `assessments` among its tables, but no migration makes it.')
assert log.contains('supabase/migrations/20250102000000_more.sql:5:1: error: `public.users` is deprecated, and this new migration uses it.')
assert result.status == 1
assert result.findings*.rule.toSet() == ['schema-manifest', 'deprecated-object'].toSet()
