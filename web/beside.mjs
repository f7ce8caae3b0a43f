// What lies beside the built pages: the licences of the packages in them, and what they were built from.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const ALLOWED = /^\(?((MIT|ISC|Apache-2\.0|BSD-[23]-Clause|Unlicense)( OR )?)+\)?$/
const SOURCES = [
  ...['beside.mjs', 'build.mjs', 'package-lock.json', 'package.json', 'tsconfig.json', 'world.mjs'],
  ...['countries', 'country_points', 'waters'].map((name) => `../src/whowhom/codebook/tables/${name}.csv`),
]
const MADE = 'src/api/schema.d.ts' // types alone: it changes nothing of what is built

/** A digest of everything that the pages are built from; tests/test_site.py counts it again. */
export async function digest() {
  const all = createHash('sha256')
  const found = await readdir(join(here, 'src'), { recursive: true, withFileTypes: true })
  const source = (file) => join(file.parentPath, file.name).slice(here.length + 1)
  const files = [...SOURCES, ...found.filter((file) => file.isFile()).map(source)].filter((path) => path !== MADE)
  for (const path of files.sort()) {
    all.update(
      `${path} ${createHash('sha256')
        .update(await readFile(join(here, path)))
        .digest('hex')}\n`,
    )
  }
  return all.digest('hex')
}

/** The licences of all packages that the pages may hold, in full. Throws for one whose terms are not ours to ship. */
export async function licences() {
  const parts = []
  for (const [name, { version, license, folder }] of [...(await packages())].sort()) {
    if (!ALLOWED.test(license)) throw new Error(`${name} is under ${license}; only ${ALLOWED} may be shipped.`)
    const file = (await readdir(folder)).find((file) => /^(licen[cs]e|copying|readme)/i.test(file))
    if (!file) throw new Error(`${name} says nowhere on which terms it comes.`)
    const text = (await readFile(join(folder, file), 'utf8')).trim()
    parts.push(`${name} ${version} (${license})\n\n${/^readme/i.test(file) ? terms(text) : text}\n`)
  }
  const head =
    'The pages of the explorer hold code and shapes from these packages. All come on the terms that follow.\n'
  return [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`)
}

/** A package without a file of its own for it has its licence in its readme. */
function terms(readme) {
  const at = readme.search(/^#+ *licen[cs]e/im)
  return at < 0 ? readme : readme.slice(at)
}

/** What we depend on, and what that depends on. */
async function packages(names, found = new Map()) {
  const { dependencies } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'))
  for (const name of names ?? Object.keys(dependencies)) {
    if (found.has(name) || name.startsWith('@types/')) continue
    const folder = join(here, 'node_modules', name)
    const { version, license, dependencies } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    found.set(name, { version, license, folder })
    await packages(Object.keys(dependencies ?? {}), found)
  }
  return found
}
