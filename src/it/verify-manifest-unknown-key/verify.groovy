def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log.contains('supabase/schema-manifest.json:3:3: `enum` is no key of a schema manifest.')
assert result.status == 2
