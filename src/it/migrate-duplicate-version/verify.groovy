def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log.contains('20250101000000_a.sql') && log.contains('20250101000000_b.sql')
assert log.contains('Nothing was run.')
assert !log.contains('applied ')
assert result.status == 2
