import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { jourIso, plusJours } from '../../platform/index.ts'
import { type Exception, JOUR, type Plage, SEMAINE, unir } from '../horaires.ts'
import { estOuvert, type Lieu } from '../model.ts'
import { ecrireHoraires } from '../osm.ts'
import { ouverturesDe } from '../services/calendriers.ts'
import { direPlages, SemaineDuLieu } from './semaine.tsx'
import { vueEn } from './vue.ts'

/** A Monday; Thursday 24 and the holiday of Friday 25 are in its week. */
const LUNDI = new Date(2026, 11, 21)
const JOURS = [0, 1, 2, 3, 4, 5, 6]

const plagesDans = (max: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: max - 1 }), fc.integer({ min: 1, max: 600 })), { maxLength: 8 })
    .map((tires) => unir(tires.map(([debut, duree]) => ({ debut, fin: Math.min(max, debut + duree) }))))

const exceptions = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...JOURS), plagesDans(JOUR)), { selector: ([rang]) => rang })
  .map((tires) =>
    tires.map(([rang, plages]): Exception => {
      const jour = jourIso(plusJours(LUNDI, rang))
      return { du: jour, au: jour, plages, motif: null, annonceLe: null }
    }),
  )

const enPlage = (jour: Date, d: Date) => (jourIso(d) === jourIso(jour) ? 60 * d.getHours() + d.getMinutes() : JOUR)

test('the week on the page, the calendar and « open now » agree on any week with exceptions', () => {
  const vue = vueEn('fr', LUNDI)
  fc.assert(
    fc.property(plagesDans(SEMAINE), exceptions, (semaine, exceptions) => {
      const horaires = ecrireHoraires(semaine)
      const lieu = { horaires, exceptions } as unknown as Lieu
      const ouvertures = ouverturesDe(lieu, LUNDI, 7)
      const html = String(<SemaineDuLieu lieu={lieu} horaires={horaires} vue={vue} />)
      for (const jour of JOURS.map((rang) => plusJours(LUNDI, rang))) {
        const plages: Plage[] = ouvertures
          .filter((o) => jourIso(o.debut) === jourIso(jour))
          .map((o) => ({ debut: enPlage(jour, o.debut), fin: enPlage(jour, o.fin) }))
        for (let minute = 0; minute < JOUR; minute += 7) {
          const ouvert = plages.some((p) => p.debut <= minute && minute < p.fin)
          assert.equal(estOuvert(lieu, new Date(jour.getTime() + minute * 60_000)), ouvert)
        }
        if (ouvertures.length === 0) continue
        const ligne = html.split('<tr').find((l) => l.toLowerCase().includes(vue.jourCourt(jour)))
        const dites = [...(ligne ?? '').matchAll(/class="slot">([^<]*)</g)].map(([, texte]) => texte)
        assert.equal(dites.join(vue.t.lieux.virgule), direPlages(plages, vue))
        const autrement = exceptions.some((e) => e.du === jourIso(jour) && e.plages.length > 0)
        assert.equal(ligne?.includes(vue.t.lieux.horairesExceptionnels) ?? false, autrement, 'said in words')
      }
    }),
  )
})
