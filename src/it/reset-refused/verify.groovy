def log = new File(basedir, 'build.log').text

// A yes is not enough to lose all data of a database elsewhere: its host has to be typed.
assert log.contains('A reset deletes everything in `postgres` on `db.example.invalid:5432`')
assert log.contains('-Dsupabase-migrate.confirmTarget=')
