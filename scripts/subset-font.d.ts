/** The package ships no types. */
declare module 'subset-font' {
  interface Options {
    keepAllGlyphs?: boolean
    keepFeatures?: string[]
    noHinting?: boolean
    targetFormat?: 'woff2'
    variationAxes?: Record<string, { min: number; max: number }>
  }
  /** @param text the characters to keep; `null` with `keepAllGlyphs` */
  export default function subsetFont(font: Buffer, text: string | null, options: Options): Promise<Buffer>
}
