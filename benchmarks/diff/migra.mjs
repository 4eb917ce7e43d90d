// @pgkit/migra as a library.
import {run} from '@pgkit/migra'
import {answer} from './answers.mjs'

await answer(async (from, to) => (await run(from, to, {unsafe: true, withPrivileges: true})).sql ?? '')
