import { adresseDe, type Contexte, type Services } from '../platform/index.ts'
import { adresseEn, type Langue, messages } from '../ui/index.ts'
import { lienLieu } from './liens.ts'
import type { Lieu } from './model.ts'

/** From one address, then for one place: enough for a family at the library's computer, too few for a robot. */
const PAR_HEURE = { adresse: 6, lieu: 20 }

/** Whether one more form `quoi` about this place may be sent from where the reader is. */
export async function essayerFormulaire(
  { limites }: Pick<Services, 'limites'>,
  c: Contexte,
  quoi: string,
  { id }: Lieu,
): Promise<boolean> {
  const ici = await limites.essayer(`${quoi}:adresse:${adresseDe(c)}`, PAR_HEURE.adresse, 3600)
  return ici && limites.essayer(`${quoi}:lieu:${id}`, PAR_HEURE.lieu, 3600)
}

/** The way to a public page about a place. */
export function filDuLieu({ id, nom }: Lieu, langue: Langue, titre: string): { libelle: string; href?: string }[] {
  return [
    { libelle: messages(langue).page.accueil, href: adresseEn('/', langue) },
    { libelle: nom, href: adresseEn(lienLieu(id), langue) },
    { libelle: titre },
  ]
}
