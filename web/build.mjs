// Builds the explorer's pages into src/whowhom/serve/site: `npm run build`, or `npm run watch` while working on them.
// Names carry a digest of their content, so that a browser may keep what it has; the same source gives the same bytes.
import { context } from 'esbuild'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { world } from './world.mjs'
import { digest, licences } from './beside.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const site = join(here, '../src/whowhom/serve/site')
const MOST_KB = 900 // of all files together, compressed

const page = {
  name: 'page',
  setup(build) {
    build.onStart(() => rm(join(site, 'assets'), { recursive: true, force: true }))
    build.onEnd(async (result) => {
      if (result.errors.length) return
      const made = Object.entries(result.metafile.outputs)
      const entry = made.find(([, out]) => out.entryPoint?.endsWith('src/main.tsx'))
      const inSite = (path) => relative(site, join(here, path))
      const html = (await readFile(join(here, 'src/index.html'), 'utf8'))
        .replace('%STYLE%', inSite(entry[1].cssBundle))
        .replace('%SCRIPT%', inSite(entry[0]))
        .replace('%NEEDED%', needed(result.metafile.outputs, entry[0]).map(preload(inSite)).join('\n    '))
      await mkdir(site, { recursive: true })
      await writeFile(join(site, 'index.html'), html)
      await copyFile(join(here, 'src/icon.svg'), join(site, 'assets/icon.svg'))
      await writeFile(join(site, 'assets/licences.txt'), await licences())
      await writeFile(join(site, 'built-from.txt'), `${await digest()}\n`)
      await account(made.map(([path]) => join(here, path)))
    })
  },
}

/** Scripts that a script imports before it runs, and those that they import: fetched at once, not one after the other. */
function needed(outputs, path, found = new Set()) {
  for (const { path: below, kind } of outputs[path].imports) {
    if (kind !== 'import-statement' || found.has(below)) continue
    found.add(below)
    needed(outputs, below, found)
  }
  return [...found]
}

const preload = (inSite) => (path) => `<link rel="modulepreload" href="/${inSite(path)}" />`

// What the map fetches when it is first seen: `import address from 'world.json?address'`, or a script for its worker.
const fetched = {
  name: 'fetched',
  setup(build) {
    build.onResolve({ filter: /\?address$/ }, async ({ path, resolveDir, kind }) => {
      const name = path.replace('?address', '')
      if (name === 'world.json') return { path: name, namespace: 'made' }
      const { path: file } = await build.resolve(name, { resolveDir, kind })
      return { path: relative(here, file), namespace: 'as-is' } // names tell nothing of where it is built
    })
    build.onLoad({ filter: /./, namespace: 'made' }, async () => ({ contents: await world(), loader: 'file' }))
    build.onLoad({ filter: /./, namespace: 'as-is' }, async ({ path }) => ({
      contents: await readFile(join(here, path)),
      loader: 'file',
    }))
  },
}

async function account(files) {
  let all = 0
  for (const file of files) {
    const size = gzipSync(await readFile(file), { level: 9 }).length / 1024
    all += size
    if (size > 5) console.log(`${size.toFixed(0).padStart(6)} KB  ${relative(site, file)}`)
  }
  console.log(`${all.toFixed(0).padStart(6)} KB  together, compressed (at most ${MOST_KB})`)
  if (all > MOST_KB) process.exitCode = 1
}

const building = await context({
  absWorkingDir: here,
  entryPoints: { main: 'src/main.tsx' },
  outdir: join(site, 'assets'),
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: '/assets/',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  metafile: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [page, fetched],
})
if (process.argv.includes('--watch')) {
  await building.watch()
} else {
  await building.rebuild().catch(() => (process.exitCode = 1))
  await building.dispose()
}
