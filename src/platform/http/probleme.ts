/** What went wrong, for a program (RFC 9457). */
export function probleme(
  status: number,
  title: string,
  detail?: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { type: 'about:blank', title, status, ...(detail === undefined ? {} : { detail }) },
    { status, headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers } },
  )
}
