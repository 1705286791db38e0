import { type Commande, SYSTEME } from '../platform/index.ts'
import { deleteMembre, findGroupe, insertMembre, readGroupes, saveGroupes } from './groupes.ts'
import type { Salle } from './salle.ts'

/** Groups come from the territory's data; who is in them is said account by account. */
export function commandes(salle: Salle): Commande[] {
  const { departement } = salle.config
  return [
    {
      nom: 'import groupes',
      usage: `  relit territoires/${departement}/groupes.json`,
      async run(_args, io) {
        const groupes = readGroupes(departement)
        await salle.database.as(SYSTEME, (trx) => saveGroupes(trx, departement, groupes, salle.clock.now()))
        io.out(`${groupes.length} groupes à jour.`)
        return 0
      },
    },
    {
      nom: 'groupe membre',
      usage: 'ajouter|retirer <groupe> <adresse électronique>',
      async run([quoi, groupe = '', email = ''], io) {
        if ((quoi !== 'ajouter' && quoi !== 'retirer') || email === '') {
          io.err(this.usage)
          return 2
        }
        const refus = await salle.database.as(SYSTEME, async (trx) => {
          const compte = await trx
            .selectFrom('comptes')
            .select('id')
            .where('departement', '=', departement)
            .where((eb) => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
            .executeTakeFirst()
          if (!compte) return `Aucun compte n’a l’adresse ${email}.`
          if (!(await findGroupe(trx, departement, groupe))) return `Aucun groupe ne s’appelle ${groupe}.`
          await (quoi === 'ajouter' ? insertMembre : deleteMembre)(trx, departement, groupe, compte.id)
          return null
        })
        if (refus) io.err(refus)
        else
          io.out(
            quoi === 'ajouter'
              ? `${email} est dans le groupe ${groupe}.`
              : `${email} n’est plus dans le groupe ${groupe}.`,
          )
        return refus ? 1 : 0
      },
    },
  ]
}
