import { type Contexte, PUBLIC, pagePublique, type Room, type Routes, type Services } from '../../platform/index.ts'
import { SUIVRE_FICHES } from '../access.ts'
import { createLireApercu, type LireApercu } from '../pages/apercu.ts'
import { avecCache } from '../pages/cache.ts'
import { vueDe } from '../pages/vue.ts'
import { createParVersion, type Version } from '../version.ts'
import { commandeCouverture } from './commande.ts'
import { type Couverture, estGenre, TOUS, TRIS } from './model.ts'
import { PageCommune } from './pages/commune.tsx'
import { AvisCommune, adresse, type Choix, COUVERTURE, PageCouverture } from './pages/couverture.tsx'
import { findCouverture } from './store.ts'

type Parties = Required<Pick<Room, 'routes' | 'commandes' | 'nav'>>

/** Where desks lack: distances and hours, commune by commune. */
export function couverture(services: Services, version: Version): Parties {
  const lectures: Lectures = {
    apercu: createLireApercu(services, version),
    couverture: createParVersion(version, () => findCouverture(services.database.db, services.config.departement)),
  }
  return {
    routes: (r: Routes) => r.get(COUVERTURE, PUBLIC, (c) => montrer(services, lectures, c)),
    nav: [{ porte: 'pilotage', rang: 50, libelle: 'Couverture', href: COUVERTURE, action: SUIVRE_FICHES }],
    commandes: [commandeCouverture(services)],
  }
}

interface Lectures {
  apercu: LireApercu
  couverture(): Promise<Couverture>
}

async function montrer({ territoire }: Services, lectures: Lectures, c: Contexte) {
  const { fond, version, situer } = await lectures.apercu()
  return avecCache(c, version, async () => {
    const trouvee = await lectures.couverture()
    const vue = vueDe(c)
    const t = vue.t.couverture
    const choix = lireChoix(c, trouvee)
    const zone = choix.ville === '' ? null : await situer(choix.ville)
    const codes =
      zone?.genre === 'commune' ? zone.codes : zone?.genre === 'plusieurs' ? zone.communes.map((x) => x.code) : []
    const communes = trouvee.communes.filter((commune) => codes.includes(commune.code))
    const [seule, ...autres] = communes
    const accueil = { libelle: vue.t.page.accueil, href: vue.lien('/') }
    if (seule && autres.length === 0)
      return pagePublique(
        c,
        {
          traduite: true,
          titre: t.titreCommune(seule.nom),
          fil: [accueil, { libelle: t.fil, href: vue.lien(adresse({ ...choix, ville: '' })) }, { libelle: seule.nom }],
        },
        <PageCommune commune={seule} couverture={trouvee} choix={choix} vue={vue} />,
      )
    return pagePublique(
      c,
      { traduite: true, titre: t.titre, fil: [accueil, { libelle: t.fil }] },
      <PageCouverture
        couverture={trouvee}
        choix={choix}
        fond={fond}
        territoire={territoire.nom}
        avis={choix.ville === '' ? null : <AvisCommune communes={communes} choix={choix} vue={vue} />}
        vue={vue}
      />,
    )
  })
}

const LONGUEUR_MAX = 200
const GENRE_HABITUEL = 'france-services'

/** What is wrong in the address is left out: the page always answers something. */
function lireChoix(c: Contexte, { genres }: Couverture): Choix {
  const type = c.req.query('type') ?? GENRE_HABITUEL
  const tri = c.req.query('tri') ?? ''
  return {
    genre: estGenre(type) && genres.includes(type) ? type : (genres[0] ?? TOUS),
    tri: TRIS.find((connu) => connu === tri) ?? 'nom',
    ville: (c.req.query('commune') ?? '').trim().slice(0, LONGUEUR_MAX),
  }
}
