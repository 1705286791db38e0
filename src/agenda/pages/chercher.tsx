import { bouquet, createTrouverEndroit, type TrouverEndroit } from '../../annuaire/index.ts'
import { type Contexte, introuvable, langueCourante, pagePublique, SYSTEME } from '../../platform/index.ts'
import {
  Alerte,
  adresseEn,
  Bouton,
  Carte,
  Champ,
  Formulaire,
  formats,
  Icon,
  type Langue,
  LienBouton,
  Liste,
  messages,
  PageCourte,
  Vide,
} from '../../ui/index.ts'
import { listHoraires, listOffres, type Offre, parPremierJour } from '../disponibilites.ts'
import { sansExemple } from '../prevenir.ts'
import type { Salle } from '../salle.ts'
import { findMoment } from '../store.ts'
import { filPublic, Heures, horairesDe, MES, PUBLIC_RDV } from './communs.tsx'

const trouveurs = new WeakMap<object, TrouverEndroit>()

/** Finds a town, and remembers it for as long as the room lives. */
export function trouverEndroit(salle: Salle, texte: string) {
  const trouver = trouveurs.get(salle.database) ?? createTrouverEndroit(salle)
  trouveurs.set(salle.database, trouver)
  return trouver(texte, 'postal')
}

/** Life events, in the language of the page. */
export function besoinsEn(langue: Langue) {
  const noms = messages(langue).evenements as Record<string, string>
  return bouquet.evenements.map(({ code, libelle }) => ({ valeur: code, libelle: noms[code] ?? libelle }))
}

/** GET: what one may book near a town, soonest first. */
export async function chercher(salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue).agenda
  const demande = (c.req.query('besoin') ?? '').slice(0, 60)
  const besoin = bouquet.evenements.some((e) => e.code === demande) ? demande : null
  const ville = (c.req.query('ville') ?? '').trim().slice(0, 80)
  const endroit = ville === '' ? null : await trouverEndroit(salle, ville)
  const offres = await salle.database.as(SYSTEME, (trx) =>
    listOffres(trx, {
      departement: salle.config.departement,
      besoin,
      position: endroit?.position ?? null,
      role: null,
      maintenant: salle.clock.now(),
    }),
  )
  return pagePublique(
    c,
    { titre: t.titre, description: t.description, traduite: true },
    <div class="wrap page stack">
      <h1>{t.titre}</h1>
      <p class="lead">{t.chapeau}</p>
      <p>
        {t.dejaUn} <a href={adresseEn(MES, langue)}>{t.mes.titre}</a>
      </p>
      <Recherche langue={langue} besoin={besoin ?? ''} ville={ville} />
      {ville !== '' && !endroit && <Alerte genre="attente" titre={t.villeInconnue(ville)} />}
      <h2 aria-live="polite">{t.resultats(offres.length)}</h2>
      {offres.length === 0 ? (
        <Vide
          titre={t.resultats(0)}
          icone="calendar"
          action={<LienBouton href={adresseEn('/lieux', langue)}>{t.trouverUnLieu}</LienBouton>}
        >
          {t.aucun}
        </Vide>
      ) : (
        <ul class="grid g2">
          {offres.map((offre) => (
            <li>
              <UneOffre offre={offre} langue={langue} />
            </li>
          ))}
        </ul>
      )}
    </div>,
  )
}

function Recherche({ langue, besoin, ville }: { langue: Langue; besoin: string; ville: string }) {
  const t = messages(langue).agenda
  return (
    <Carte>
      <Formulaire action={PUBLIC_RDV} methode="get" class="grid g2">
        {langue !== 'fr' && <input type="hidden" name="langue" value={langue} />}
        <Liste
          id="besoin"
          libelle={t.besoin}
          facultatif={false}
          invite={t.tousBesoins}
          options={besoinsEn(langue)}
          valeur={besoin}
        />
        <Champ
          id="ville"
          libelle={t.ville}
          facultatif={false}
          valeur={ville}
          autocomplete="address-level2"
          dir="auto"
        />
        <div>
          <Bouton icone="search">{t.chercher}</Bouton>
        </div>
      </Formulaire>
    </Carte>
  )
}

function UneOffre({ offre: o, langue }: { offre: Offre; langue: Langue }) {
  const t = messages(langue).agenda
  const { jour, heure, distance } = formats(langue)
  const ecrit = { lang: 'fr', dir: 'auto' } as const
  return (
    <Carte titre={<span {...ecrit}>{o.motif}</span>} niveau={2}>
      <p class="facts">
        <span>
          <Icon nom={o.mode === 'sur-place' ? 'pin' : o.mode === 'visio' ? 'video' : 'phone'} petit />
          {o.mode === 'sur-place' ? <span {...ecrit}>{sansExemple(o.lieu ?? o.structure)}</span> : t.modes[o.mode]}
        </span>
        {o.ville && o.mode === 'sur-place' && <span>{o.ville}</span>}
        {o.km !== null && o.mode === 'sur-place' && <span>{distance(o.km)}</span>}
        {o.mode !== 'sur-place' && <span {...ecrit}>{sansExemple(o.structure)}</span>}
      </p>
      {o.description && <p {...ecrit}>{o.description}</p>}
      <h3>{t.prochains}</h3>
      <ul class="chips">
        {o.prochains.map((p) => (
          <li>
            <a class="chip" href={adresseEn(`${PUBLIC_RDV}/prendre/${p.id}`, langue)}>
              {jour(p.debut)}, {heure(p.debut)}
              {o.genre === 'seance' && <span class="small"> · {t.places(p.libres)}</span>}
            </a>
          </li>
        ))}
      </ul>
      {o.suite && (
        <div>
          <LienBouton href={horairesDe(o.motifId, o.lieuId, langue)} genre="secondaire" icone="calendar">
            {t.tousLesHoraires}
            <span class="sr" lang="fr">
              {' '}
              : {o.motif}, {sansExemple(o.lieu ?? o.structure)}
            </span>
          </LienBouton>
        </div>
      )}
    </Carte>
  )
}

/** GET: all the times of one reason in the month that comes. */
export async function choisirHoraire(salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue).agenda
  const { departement } = salle.config
  const motifId = c.req.param('motif') ?? ''
  const qui = { departement, role: null, maintenant: salle.clock.now() }
  const lu = await salle.database.as(SYSTEME, async (trx) => {
    const horaires = await listHoraires(trx, qui, { motifId, lieuId: c.req.query('lieu') ?? null })
    const premier = horaires[0] && (await findMoment(trx, { departement, id: horaires[0].id }))
    return { horaires, premier }
  })
  const { horaires, premier } = lu
  if (!premier) return introuvable(c)
  return pagePublique(
    c,
    { titre: t.horairesDe(premier.motif), fil: filPublic(langue, { libelle: premier.motif }), traduite: true },
    <PageCourte
      titre={t.horairesDe(premier.motif)}
      chapeau={
        premier.mode === 'sur-place' ? (
          <span lang="fr" dir="auto">
            {sansExemple(premier.lieu?.nom ?? premier.structure)}, {premier.lieu?.adresse}
          </span>
        ) : (
          t.modes[premier.mode]
        )
      }
    >
      <Heures
        jours={parPremierJour(horaires)}
        langue={langue}
        vers={(id) => adresseEn(`${PUBLIC_RDV}/prendre/${id}`, langue)}
      />
    </PageCourte>,
  )
}
