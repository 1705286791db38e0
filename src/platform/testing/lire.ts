/** The words of a page, without its tags: what an assertion compares, and short when it fails. */
export async function lire(response: Response): Promise<string> {
  const html = await response.text()
  return html
    .replace(/^.*<main/s, '<main')
    .replace(/<footer.*$/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
    .trim()
}
