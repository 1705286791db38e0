import { enCellule, enOds } from '../annuaire/index.ts'
import { type Acteur, jourIso, type Services, type Trx } from '../platform/index.ts'
import { type Etat, etatLe, type Jour, jourDeDestruction, jourDeFin, MOTIFS_DE_FIN, type Suivi } from './model.ts'
import { toSuivi } from './store.ts'

export const NOMS_DES_ETATS: Record<Etat, string> = {
  brouillon: 'À signer',
  'en-vigueur': 'En vigueur',
  expire: 'Expiré',
  revoque: 'Retiré',
  termine: 'Terminé',
}

const MODES = { ecran: 'À l’écran', papier: 'Sur papier', telephone: 'Sur le téléphone de la personne' }

/** One line of the register: nothing of who the person is, nor of what they asked. */
const COLONNES: Record<string, (m: Suivi, aujourdhui: Jour) => string | null> = {
  Numéro: (m) => m.repere,
  État: (m, aujourdhui) => NOMS_DES_ETATS[etatLe(m, aujourdhui)],
  'Préparé le': (m) => jourIso(m.creeLe),
  'Signé le': (m) => m.signature?.debut ?? null,
  Signature: (m) => m.signature && MODES[m.signature.mode],
  'Fin au plus tard': (m) => m.signature?.dernierJour ?? null,
  'Fini le': (m) => m.fin?.jour ?? null,
  Pourquoi: (m) => m.fin && MOTIFS_DE_FIN[m.fin.motif],
  'À détruire après le': (m) => (m.detruitLe || !jourDeFin(m) ? null : jourDeDestruction(m)),
  'Détruit le': (m) => m.detruitLe && jourIso(m.detruitLe),
}

export const REGISTRES = {
  csv: 'text/csv; charset=utf-8',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
} as const

/** The whole register of the account's structure, for a spreadsheet; journalled. */
export async function exporterRegistre(
  services: Services,
  acteur: Acteur,
  genre: keyof typeof REGISTRES,
): Promise<Buffer> {
  const { database, clock, journal } = services
  const aujourdhui = jourIso(clock.now())
  const suivis = await database.as(acteur, async (trx) => {
    const detail = { genre }
    await journal(trx, acteur, { action: 'mandats.exportes', objet: `structure:${acteur.structureId}`, detail })
    return listSuivis(trx, acteur)
  })
  const lignes = suivis.map((m) => Object.values(COLONNES).map((lire) => lire(m, aujourdhui)))
  return genre === 'csv' ? enCsv(Object.keys(COLONNES), lignes) : enFeuille(Object.keys(COLONNES), lignes)
}

async function listSuivis(trx: Trx, { departement, structureId }: Acteur): Promise<Suivi[]> {
  const rows = await trx
    .selectFrom('mandats')
    .selectAll()
    .where('departement', '=', departement)
    .where('structure_id', '=', structureId)
    .orderBy('cree_le')
    .orderBy('id')
    .execute()
  return rows.map(toSuivi)
}

/** With the mark that tells spreadsheets the file is UTF-8. */
export function enCsv(titres: readonly string[], lignes: readonly (readonly (string | null)[])[]): Buffer {
  const ecrire = (cellules: readonly (string | null)[]) => cellules.map((v) => enCellule(v ?? '', ';')).join(';')
  return Buffer.from(`\uFEFF${[titres, ...lignes].map(ecrire).join('\r\n')}\r\n`)
}

async function enFeuille(titres: readonly string[], lignes: (string | null)[][]): Promise<Buffer> {
  async function* une() {
    yield* lignes
  }
  const morceaux: Uint8Array[] = []
  for await (const morceau of enOds(titres, une(), 'Mandats')) morceaux.push(morceau)
  return Buffer.concat(morceaux)
}
