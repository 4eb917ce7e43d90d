def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log.contains('The cache directory')
assert log.contains('-Dsupabase-migrate.cacheDirectory=')
assert result.status == 2
