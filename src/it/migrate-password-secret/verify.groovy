def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log.contains('127.0.0.1:1')
// Maven itself prints the command line of a build that invoker starts with -X; what we print are the lines after it.
def ours = log.substring(log.indexOf('Configuring mojo'))
assert !ours.contains('hunter2')
assert !ours.contains('correct-horse')
assert !ours.contains('battery-staple')
assert result.status == 2
assert !new File(basedir, 'target/supabase-migrate/result.json').text.contains('hunter2')
