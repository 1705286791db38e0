/**
 * Where to go after signing in: a page of this site, or `/espace`. Read as a browser would read it, so that `//evil`,
 * `/\evil` or a tab between two slashes do not lead elsewhere.
 */
export function suiteSure(asked: string | undefined): string {
  const here = 'http://ici'
  const url = URL.parse(asked ?? '', here)
  if (!asked?.startsWith('/') || url?.origin !== here) return '/espace'
  // `/.//evil` is of this site once read, and leads elsewhere once written.
  if (url.pathname.startsWith('//') || url.pathname.startsWith('/connexion')) return '/espace'
  return url.pathname + url.search
}
