let manifest: Readonly<Record<string, string>> = {}

/** Takes the manifest the build wrote: logical name ('maillage.css') → public address ('/assets/maillage-1A2B3C.css'). */
export function setAssets(built: Readonly<Record<string, string>>): void {
  manifest = built
}

/** Public address of a built file. Without a build (tests that only read HTML) the logical name is kept. */
export function asset(name: string): string {
  return manifest[name] ?? `/assets/${name}`
}
