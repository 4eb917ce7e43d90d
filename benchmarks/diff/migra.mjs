// @pgkit/migra as a library: two URLs in, SQL out.
import {run} from '@pgkit/migra'

// What the library says of itself is no SQL.
console.log = console.error
console.warn = console.error
console.info = console.error

const [, , from, to] = process.argv
const result = await run(from, to, {unsafe: true, withPrivileges: true})
process.stdout.write(result.sql ?? '')
process.exit(0)
