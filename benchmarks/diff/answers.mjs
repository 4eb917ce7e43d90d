// An engine in JavaScript: two URLs in, SQL out. Without arguments it stays: a line that begins with two URLs comes in, tabs between its words,
// SQL goes out, then a line that begins with a form feed, behind it what went wrong.
import {createInterface} from 'node:readline'

const write = process.stdout.write.bind(process.stdout)

export async function answer(sql) {
    // What a library says of itself is no SQL.
    process.stdout.write = process.stderr.write.bind(process.stderr)
    console.log = console.info = console.warn = console.error
    const [, , from, to] = process.argv
    if (from) {
        write(await sql(from, to), () => process.exit(0))
        return
    }
    // The judge drops databases to which a library still holds a connection.
    process.on('uncaughtException', console.error)
    for await (const question of createInterface({input: process.stdin})) {
        try {
            write((await sql(...question.split('\t'))) + '\n\f\n')
        } catch (error) {
            write('\n\f' + String(error).replace(/\s+/g, ' ') + '\n')
        }
    }
    process.exit(0)
}
