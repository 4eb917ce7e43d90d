// @pgkit/migra as a library.
import {run} from '@pgkit/migra'
import connections from 'pg-promise'
import {answer} from './answers.mjs'

const {end} = connections()

await answer(async (from, to) => {
    try {
        return (await run(from, to, {unsafe: true, withPrivileges: true})).sql ?? ''
    } finally {
        end()
    }
})
