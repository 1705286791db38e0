import { SYSTEME } from './access.ts'
import type { Services } from './services.ts'

const A_LA_FOIS = 20

/**
 * Shows the antivirus the files that came while it was away, or before there was one. Stops when it does not answer: the
 * next turn goes on.
 * @returns how many it said a word on
 */
export async function controlerFichiers(services: Omit<Services, 'jobs'>): Promise<number> {
  const { antivirus, config, database, fichiers, journal } = services
  if (!antivirus) return 0
  let vus = 0
  for (let dernier = ''; ; ) {
    const apres = dernier
    const lot = await database.as(SYSTEME, (trx) => fichiers.aControler(trx, config.departement, apres, A_LA_FOIS))
    if (lot.length === 0) return vus
    for (const { id, octets } of lot) {
      dernier = id
      const contenu = await octets()
      const controle = contenu && (await antivirus(contenu))
      if (controle === 'attente') return vus
      if (controle === null) continue
      await database.as(SYSTEME, async (trx) => {
        await fichiers.noterControle(trx, config.departement, id, controle)
        if (controle === 'infecte') await journal(trx, SYSTEME, { action: 'fichier.infecte', objet: `fichier:${id}` })
      })
      vus += 1
    }
  }
}
