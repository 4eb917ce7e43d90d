def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log =~ /wiped `shadow_\d+` on/
assert log.contains('applied 20250101000000_users.sql')
assert result.goal == 'status'
assert result.counts == [applied: 1]
