import type { Database, Services } from '../../platform/index.ts'
import { creerMonde, type MondeDeTest } from '../../platform/testing/index.ts'
import { importer } from '../imports/formats.ts'
import { annuaire } from '../index.ts'

const MODELE = {
  departement: '93',
  nom: 'Lieu exemple',
  types: ['ccas'],
  operateurs: ['ccas'],
  itinerant: false,
  adresse: '1 rue de l’Exemple',
  complement: null as string | null,
  codePostal: '93000',
  communeInsee: '93008',
  communeNom: 'Bobigny',
  lat: 48.907 as number | null,
  lon: 2.44 as number | null,
  telephone: '01 99 00 00 00' as string | null,
  email: 'accueil@exemple.fr' as string | null,
  site: null as string | null,
  horaires: 'Mo-Fr 09:00-12:00,14:00-17:00' as string | null,
  fermetures: [] as { jours: number; duree: number; motif: string; annonceeIlYA: number }[],
  accessible: null as boolean | null,
  accesNote: null,
  services: [] as string[],
  surRendezVous: null as boolean | null,
  note: null,
  exemple: true,
  source: null,
}

export type LieuDEssai = Partial<typeof MODELE> & { id: string }

/** Fills the directory with these places, each given by what makes it different; those left out are no longer listed. */
export async function garnir(services: Services, lieux: readonly LieuDEssai[]): Promise<void> {
  const texte = JSON.stringify(lieux.map((lieu) => ({ ...MODELE, ...lieu })))
  const fichier = { nom: 'lieux.json', texte, latin1: false, empreinte: texte, date: null }
  const options = { departement: null, essai: false, retirer: true, avance: () => {} }
  const fait = await importer(services, 'territoire', fichier, options)
  if (!fait.ok) throw new Error(fait.refus.message)
  if (fait.value.rejetes.length > 0) throw new Error(JSON.stringify(fait.value.rejetes))
}

export function creerMondeAnnuaire(database: Database, env: Record<string, string> = {}): MondeDeTest {
  return creerMonde(database, (services) => [annuaire(services)], env)
}

/** Text of a page as it is read: without tags, spaces all alike. */
export function lire(html: string): string {
  return html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
}
