def log = new File(basedir, 'build.log').text

// A yes is not enough to lose all data of a database elsewhere: its host has to be typed.
assert log.contains('is not on this machine, and a reset loses all its data.')
assert log.contains('-Dsupabase-migrate.confirmTarget=')
