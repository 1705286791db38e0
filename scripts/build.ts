import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { police } from './police.ts'

/**
 * Builds `dist/`: the server and the command line (one file each, packages left in node_modules), the stylesheet and
 * the islands (one file each, named by their content) with `assets/manifest.json`.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const assets = join(dist, 'assets')

rmSync(dist, { recursive: true, force: true })
mkdirSync(assets, { recursive: true })

const islands = globSync('src/*/islands/*.ts', { cwd: root })
const [, browser] = await Promise.all([
  build({
    absWorkingDir: root,
    entryPoints: { main: 'src/main.ts' },
    outdir: dist,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  }),
  build({
    absWorkingDir: root,
    entryPoints: ['src/ui/styles/maillage.css', ...islands],
    outdir: assets,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2020', 'chrome80', 'firefox78', 'safari15'],
    loader: { '.woff2': 'file', '.png': 'file', '.svg': 'file' },
    plugins: [police],
    metafile: true,
    logLevel: 'warning',
  }),
])

const manifest: Record<string, string> = {}
for (const [path, output] of Object.entries(browser.metafile.outputs)) {
  const [police] = Object.keys(output.inputs).filter((input) => input.endsWith('.woff2'))
  if (path.endsWith('.woff2') && police) manifest[basename(police)] = `/assets/${basename(path)}`
  if (!output.entryPoint) continue
  manifest[basename(output.entryPoint).replace(/\.ts$/, '.js')] = `/assets/${basename(path)}`
  // esbuild gives the CSS imported by an island a file of its own beside it.
  if (output.cssBundle)
    manifest[basename(output.entryPoint).replace(/\.ts$/, '.css')] = `/assets/${basename(output.cssBundle)}`
}
writeFileSync(join(assets, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)

// Compressed once here, so that no request pays for it; fonts are compressed already.
for (const file of readdirSync(assets)) {
  if (!/\.(js|css|svg)$/.test(file)) continue
  const content = readFileSync(join(assets, file))
  writeFileSync(join(assets, `${file}.br`), brotliCompressSync(content))
  writeFileSync(join(assets, `${file}.gz`), gzipSync(content))
}
