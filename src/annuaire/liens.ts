/** Identifiers come from other directories: one may hold a slash, a question mark or a hash. */
const partie = encodeURIComponent

/** Public page of a place. */
export const lienLieu = (id: string) => `/lieux/${partie(id)}`

/** Public page of a service of that place. */
export const lienService = (lieuId: string, id: string) => `${lienLieu(lieuId)}/services/${partie(id)}`
