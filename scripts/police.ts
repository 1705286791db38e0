import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'
import subsetFont from 'subset-font'

/** Weights the stylesheet uses; those beyond are drawn with the nearest. */
const GRAISSES = { min: 400, max: 700 }
/** Kerning, accents, and the figures of one width that tables ask for. */
const TRAITS = ['kern', 'ccmp', 'mark', 'mkmk', 'tnum']

/** A variable font without the weights and features that nothing uses: it is the heaviest thing a first view loads. */
export const police: Plugin = {
  name: 'police',
  setup(build) {
    build.onLoad({ filter: /@fontsource-variable.*\.woff2$/ }, async ({ path }) => ({
      contents: await subsetFont(await readFile(path), null, {
        keepAllGlyphs: true,
        keepFeatures: TRAITS,
        noHinting: true,
        variationAxes: { wght: GRAISSES },
        targetFormat: 'woff2',
      }),
      loader: 'file',
    }))
  },
}
