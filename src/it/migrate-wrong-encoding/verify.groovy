def log = new File(basedir, 'build.log').text

assert log.contains('20250101000000_latin1.sql')
assert log.contains('UTF-8')
assert log.contains("20250101000000_latin1.sql:1:15:") && log.contains("Byte 14 (0xE4)")
