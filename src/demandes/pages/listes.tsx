import { type Acteur, acteurDe, type Contexte, pagePro, retour, type Trx } from '../../platform/index.ts'
import { Alerte, formats, LienBouton } from '../../ui/index.ts'
import { listBrouillons } from '../brouillons.ts'
import {
  compterAgent,
  compterOperateur,
  findParRepere,
  type Ligne,
  listAgent,
  listMesGroupes,
  listOperateur,
  PAR_PAGE,
  VUES_AGENT,
  VUES_OPERATEUR,
  type VueAgent,
  type VueOperateur,
} from '../listes.ts'
import type { Salle } from '../salle.ts'
import { LISTE, type PorteDemandes } from './communs.tsx'
import { PageListe, type TexteVide } from './tableau.tsx'

const ONGLETS_AGENT: Record<VueAgent, string> = {
  'a-suivre': 'À suivre',
  repondues: 'Réponse reçue',
  retard: 'En retard',
  closes: 'Closes',
}

const ONGLETS_OPERATEUR: Record<VueOperateur, string> = {
  'a-prendre': 'À prendre',
  miennes: 'Les miennes',
  retard: 'En retard',
  repondues: 'Répondues',
  invitations: 'Invitations',
}

/** GET: the requests of the agent's structure. */
export async function suivre(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const trouvee = await ouvrirParRepere(salle, c, 'agent')
  if (trouvee) return trouvee
  const vue = VUES_AGENT.find((v) => v === c.req.query('vue')) ?? 'a-suivre'
  const operateur = c.req.query('operateur') || null
  const page = pageDemandee(c)
  const lu = await salle.database.as(acteur, async (trx) => ({
    ...(await lignesLues(trx, salle, acteur, await listAgent(trx, salle, acteur, { vue, operateur, page }))),
    comptes: await compterAgent(trx, acteur, salle.clock.now()),
    brouillons: await listBrouillons(trx, acteur),
  }))
  const operateurs = [...new Set(salle.catalogue.demarches.map((d) => d.operateur))]
  return pagePro(
    c,
    { titre: 'Demandes', courant: LISTE.agent },
    <PageListe
      {...{ ...lu, porte: 'agent', vue, page, maintenant: salle.clock.now() }}
      titre="Demandes"
      actions={
        <LienBouton href={`${LISTE.agent}/nouvelle`} icone="plus">
          Nouvelle demande
        </LienBouton>
      }
      avant={<Brouillons brouillons={lu.brouillons} />}
      onglets={VUES_AGENT.map((v) => ({
        vue: v,
        libelle: ONGLETS_AGENT[v],
        nombre: v === 'closes' ? null : lu.comptes[v],
      }))}
      filtre={{
        nom: 'operateur',
        libelle: 'Organisme',
        valeur: operateur ?? '',
        options: operateurs.map((code) => ({
          valeur: code,
          libelle: salle.catalogue.operateur(code)?.nomCourt ?? code,
        })),
      }}
      vide={VIDE_AGENT[vue]}
    />,
  )
}

/** GET: what the groups of the operator's account received. */
export async function traiter(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const trouvee = await ouvrirParRepere(salle, c, 'operateur')
  if (trouvee) return trouvee
  const demandee = VUES_OPERATEUR.find((v) => v === c.req.query('vue'))
  const page = pageDemandee(c)
  const lu = await salle.database.as(acteur, async (trx) => {
    const siens = await listMesGroupes(trx, acteur)
    const choisi = siens.find((g) => g.id === c.req.query('groupe'))?.id ?? ''
    const groupes = choisi === '' ? siens.map((g) => g.id) : [choisi]
    const comptes = await compterOperateur(trx, acteur, groupes, salle.clock.now())
    // Nothing to take: one's own work is what the page opens on.
    const vue = demandee ?? (comptes['a-prendre'] === 0 && comptes.miennes > 0 ? 'miennes' : 'a-prendre')
    return {
      ...(await lignesLues(trx, salle, acteur, await listOperateur(trx, salle, acteur, { vue, groupes, page }))),
      comptes,
      vue,
      siens,
      choisi,
    }
  })
  const options = lu.siens.map(({ id, nom }) => ({ valeur: id, libelle: nom }))
  return pagePro(
    c,
    { titre: 'Demandes reçues', courant: LISTE.operateur },
    <PageListe
      {...{ ...lu, porte: 'operateur', page, maintenant: salle.clock.now() }}
      titre="Demandes reçues"
      avant={lu.siens.length === 0 && <SansGroupe />}
      onglets={VUES_OPERATEUR.map((v) => ({
        vue: v,
        libelle: ONGLETS_OPERATEUR[v],
        nombre: v === 'repondues' ? null : lu.comptes[v],
      }))}
      filtre={options.length > 1 ? { nom: 'groupe', libelle: 'Groupe', valeur: lu.choisi, options } : null}
      vide={VIDE_OPERATEUR[lu.vue]}
    />,
  )
}

/** A number typed in the search field leads straight to its request. */
async function ouvrirParRepere(salle: Salle, c: Contexte, porte: PorteDemandes): Promise<Response | null> {
  const repere = (c.req.query('numero') ?? '').trim().toUpperCase()
  if (repere === '') return null
  const acteur = acteurDe(c)
  const id = await salle.database.as(acteur, (trx) => findParRepere(trx, acteur, repere))
  const texte = `Aucune demande ${repere} ici. Vérifiez le numéro, par exemple D-2026-0042.`
  return id ? retour(c, `${LISTE[porte]}/${id}`) : retour(c, LISTE[porte], { genre: 'erreur', texte })
}

function pageDemandee(c: Contexte): number {
  const page = Number(c.req.query('page') ?? 1)
  return Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1
}

async function lignesLues(
  trx: Trx,
  salle: Salle,
  acteur: Acteur,
  lues: Ligne[],
): Promise<{ lignes: Ligne[]; suite: boolean }> {
  const lignes = lues.slice(0, PAR_PAGE)
  await journaliserLecture(trx, salle, acteur, lignes)
  return { lignes, suite: lues.length > PAR_PAGE }
}

/** Subjects and names are read in lists too: the journal says of which requests. */
export async function journaliserLecture(
  trx: Trx,
  { journal }: Salle,
  acteur: Acteur,
  lignes: readonly Ligne[],
): Promise<void> {
  if (lignes.length === 0) return
  const detail = { reperes: lignes.map((l) => l.repere).join(' ') }
  await journal(trx, acteur, { action: 'demandes.listees', objet: `structure:${acteur.structureId}`, detail })
}

const VIDE_AGENT: Record<VueAgent, TexteVide> = {
  'a-suivre': {
    titre: 'Aucune demande en attente',
    texte: 'Quand un dossier est bloqué, écrivez à l’organisme : un groupe vous répond ici.',
  },
  repondues: {
    titre: 'Aucune réponse à lire',
    texte: 'Les réponses des organismes arrivent ici. Vous êtes aussi prévenu par courriel.',
  },
  retard: { titre: 'Aucun retard', texte: 'Toutes les demandes en attente sont dans leur délai.' },
  closes: { titre: 'Aucune demande close', texte: 'Une demande se clôt quand la personne a sa réponse.' },
}

const VIDE_OPERATEUR: Record<VueOperateur, TexteVide> = {
  'a-prendre': {
    titre: 'Aucune demande à prendre',
    texte: 'Votre groupe est à jour. Un courriel vous prévient à la prochaine demande.',
  },
  miennes: { titre: 'Vous ne suivez aucune demande', texte: 'Prenez-en une dans « À prendre ».' },
  retard: { titre: 'Aucun retard', texte: 'Toutes les demandes de vos groupes sont dans leur délai.' },
  repondues: { titre: 'Aucune réponse donnée', texte: 'Les demandes traitées ou rendues se retrouvent ici.' },
  invitations: {
    titre: 'Aucune invitation',
    texte: 'Un autre groupe peut vous demander votre avis : sa demande arrive ici.',
  },
}

function Brouillons({ brouillons }: { brouillons: readonly { id: string; modifieLe: Date }[] }) {
  if (brouillons.length === 0) return null
  const { jour, heure } = formats('fr')
  return (
    <Alerte
      genre="info"
      titre={
        brouillons.length === 1
          ? 'Une demande commencée n’est pas envoyée'
          : `${brouillons.length} demandes commencées ne sont pas envoyées`
      }
    >
      <ul>
        {brouillons.map(({ id, modifieLe }) => (
          <li>
            <a class="tgt" href={`${LISTE.agent}/nouvelle/${id}`}>
              Celle du {jour(modifieLe)}, {heure(modifieLe)}
            </a>
          </li>
        ))}
      </ul>
    </Alerte>
  )
}

function SansGroupe() {
  return <Alerte genre="info">Vous n’êtes dans aucun groupe : demandez à votre responsable de vous y ajouter.</Alerte>
}
