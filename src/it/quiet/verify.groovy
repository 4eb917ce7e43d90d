// Under -q a success says nothing; what is left are colour resets and the invoker's own line.
def said = new File(basedir, 'build.log').readLines()
    .collect { it.replaceAll(/\u001b\[[0-9;]*m/, '').trim() }
    .findAll { !it.isEmpty() && !it.startsWith('Running post-build script') }
assert said == []
assert new File(basedir, 'target/supabase-migrate/result.json').exists()
