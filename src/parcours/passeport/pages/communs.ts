/** The passport as bodies open it, and as the person does. */
export const AGENT = '/agent/passeport'
export const PASSEPORT = '/passeport'
