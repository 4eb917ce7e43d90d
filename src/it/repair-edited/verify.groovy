def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log =~ /edited +20250101000000_users\.sql/
assert log =~ /missing +20250103000000_gone\.sql/
assert log =~ /pending +20250102000000_names\.sql/
assert log.contains('record anew  20250101000000_users.sql')
assert log.contains('forget       20250103000000_gone.sql')
assert log =~ /1 recorded as applied, 1 forgotten/
assert result.counts == [applied: 1, pending: 1]
