def log = new File(basedir, 'build.log').text
def suites = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/supabase-migrate/TEST-supabase.xml'))

assert log.contains('supabase/tests/notes.test.sql:4:1: not ok - a note may be empty')
assert suites.testsuite.testcase*.@name*.text() == ['there are notes', 'a note may be empty']
