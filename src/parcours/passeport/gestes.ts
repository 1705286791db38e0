import { type Acteur, jourIso, ok, type Result, refus, type Services, SYSTEME, type Trx } from '../../platform/index.ts'
import { detruireGarde, type Garde, garder, ouvrirGarde, recrire } from '../gardes.ts'
import { type Ajout, ajouter, finDuPasseport, LIGNES_MAX, lignesDe, type Passeport, passeportVide } from './model.ts'

export type PasseportOuvert = Garde<Passeport>

const note = (services: Services, trx: Trx, qui: Acteur | typeof SYSTEME, action: string, id: string) =>
  services.journal(trx, qui, { action, objet: `passeport:${id}` })

/** A new passport, or one taken up from a file that its holder kept. Its code is for the person alone. */
export function ouvrirPasseport(
  services: Services,
  acteur: Acteur,
  contenu: Pick<Passeport, 'prenom' | 'nom'> | Passeport,
): Promise<string> {
  const { database, clock } = services
  const neuf = passeportVide(contenu.prenom, contenu.nom, jourIso(clock.now()))
  return database.as(SYSTEME, async (trx) => {
    const { id, code } = await garder(trx, services, {
      genre: 'passeport',
      contenu: { ...neuf, ...contenu },
      expireLe: finDuPasseport(clock.now()),
    })
    await note(services, trx, acteur, 'passeport.ouvert', id)
    return code
  })
}

/** `null`: no passport under this code, or not any more. `qui`: the account that reads, or the person with their code. */
export function lirePasseport(
  services: Services,
  qui: Acteur | typeof SYSTEME,
  code: string,
): Promise<PasseportOuvert | null> {
  return services.database.as(SYSTEME, async (trx) => {
    const garde = await ouvrirGarde<Passeport>(trx, services, 'passeport', code)
    if (garde) await note(services, trx, qui, 'passeport.lu', garde.id)
    return garde
  })
}

/** One more line, in the name of the account's structure; what others wrote stays as it is. */
export function completerPasseport(
  services: Services,
  acteur: Acteur,
  code: string,
  ajout: Ajout,
): Promise<Result<Passeport>> {
  const { database, clock } = services
  return database.as(SYSTEME, async (trx) => {
    const garde = await ouvrirGarde<Passeport>(trx, services, 'passeport', code)
    if (!garde) return refus('inconnu', 'Ce passeport n’existe plus. Demandez son code à la personne.')
    if (lignesDe(garde.contenu) >= LIGNES_MAX)
      return refus('plein', `Ce passeport a déjà ${LIGNES_MAX} lignes. Ouvrez-en un nouveau.`)
    const contenu = ajouter(garde.contenu, ajout)
    await recrire(trx, services, garde, { code, contenu, expireLe: finDuPasseport(clock.now()) })
    await note(services, trx, acteur, `passeport.${ajout.genre}`, garde.id)
    return ok(contenu)
  })
}

/** The person destroys it, alone. */
export function effacerPasseport(services: Services, code: string): Promise<boolean> {
  return services.database.as(SYSTEME, async (trx) => {
    const garde = await ouvrirGarde<Passeport>(trx, services, 'passeport', code)
    if (!garde) return false
    await detruireGarde(trx, services, garde, 'personne')
    await note(services, trx, SYSTEME, 'passeport.efface', garde.id)
    return true
  })
}
