// Bundles Preact, its hooks, htm and signals into the one file the browser gets: node scripts/vendor/preact.mjs
import { build } from 'esbuild'
import { readFileSync } from 'node:fs'

const pinned = { preact: '11.2.0', htm: '3.1.1', '@preact/signals': '2.11.4' }
for (const [name, wanted] of Object.entries(pinned)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
  if (version !== wanted) throw new Error(`${name} is ${version}, the vendored file is made from ${wanted}`)
}

const entry = `
import { h } from 'preact'
import htm from 'htm'
export { h, Fragment, render } from 'preact'
export { useState, useEffect, useLayoutEffect, useRef, useMemo, useId } from 'preact/hooks'
export { signal, computed, effect, batch, useSignal, useComputed } from '@preact/signals'
export const html = htm.bind(h)
`
const versions = Object.entries(pinned).map(([name, version]) => `${name} ${version}`).join(', ')

await build({
  stdin: { contents: entry, resolveDir: process.cwd() },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  banner: { js: `/* ${versions}. MIT (Preact, signals), Apache-2.0 (htm). Made by scripts/vendor/preact.mjs */` },
  outfile: 'public/js/vendor/preact.js'
})
