def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log.contains('supabase/migrations/20250102000000_typo.sql:3:8:')
assert log.contains('SQLSTATE 42P01')
assert log.contains('usres')
assert log.contains('applied 20250101000000_users.sql')
assert log.contains('Applied before it: 1')
assert log.count('relation "public.usres" does not exist') <= 2
assert result.status == 2
