// @pgkit/migra as a library: two URLs in, SQL out.
import {run} from '@pgkit/migra'

const [, , from, to] = process.argv
const result = await run(from, to, {unsafe: true, withPrivileges: true})
process.stdout.write(result.sql ?? '')
process.exit(0)
