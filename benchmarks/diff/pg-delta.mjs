// pg-delta's commands plan and render, as its own program runs them.
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {answer} from './answers.mjs'

const commands = new URL('./node_modules/@supabase/pg-delta/dist/cli/commands/', import.meta.url)
const {cmdPlan} = await import(new URL('plan.js', commands))
const {cmdRender} = await import(new URL('render.js', commands))

/** `render` ends with this where there is nothing to do. */
const NOTHING = 3

await answer(async (from, to) => {
    const folder = mkdtempSync(join(tmpdir(), 'plan'))
    const plan = join(folder, 'plan.json')
    try {
        await cmdPlan(['--source', from, '--desired', to, '--renames', 'auto', '--out', plan])
        await cmdRender(['--plan', plan, '--out', join(folder, 'plan.sql'), '--allow-drops'])
        const files = readdirSync(folder).filter(name => name.endsWith('.sql'))
        const number = name => Number(name.match(/_(\d+)\.sql$/)?.[1] ?? 0)
        return files.sort((a, b) => number(a) - number(b)).map(name => readFileSync(join(folder, name), 'utf8')).join('\n')
    } catch (error) {
        if (error.code === NOTHING) {
            return ''
        }
        throw error
    } finally {
        rmSync(folder, {recursive: true})
    }
})
