import type { Child } from 'hono/jsx'
import { Carte, type Etat as EtatUi, Etiquette, formats, LienBouton, Tableau } from '../../../ui/index.ts'
import type { Envois, Etat, Tache } from '../etat.ts'
import { COMPTES, quand } from './communs.ts'

const HEURE_MS = 3_600_000
const JOUR_MS = 24 * HEURE_MS
/** Below, files and backups soon have no room. */
const DISQUE_MIN = 0.1

export function PageEtat({ etat, maintenant }: { etat: Etat; maintenant: Date }) {
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <div>
          <h1>Administration</h1>
          <p class="muted">L’état de cette instance, le {quand(maintenant)}.</p>
        </div>
        <LienBouton href={COMPTES} icone="users">
          Gérer les comptes
        </LienBouton>
      </div>
      <div class="grid g2">
        <Base {...etat} />
        <Journal journal={etat.journal} maintenant={maintenant} />
        <Envoyes titre="Courriels" reglage="SMTP_URL" envois={etat.courrier} maintenant={maintenant} />
        {(etat.sms.envoi !== 'aucun' || etat.sms.attendent > 0) && (
          <Envoyes titre="SMS" reglage="MAILLAGE_SMS_URL" envois={etat.sms} maintenant={maintenant} />
        )}
        <Sauvegarde sauvegarde={etat.sauvegarde} embarquee={etat.base.embarquee} maintenant={maintenant} />
      </div>
      <Taches taches={etat.taches} />
      <p class="muted">
        Pour un contrôle complet, sur le serveur : <code>npm run maillage -- doctor</code>
      </p>
    </div>
  )
}

/** One part of the house: its state in a word, then the facts. */
function Partie({ titre, genre, mot, children }: { titre: string; genre: EtatUi; mot: string; children: Child }) {
  const icone = { ok: 'ok', attente: 'clock', retard: 'warn', info: 'info' } as const
  return (
    <Carte
      titre={titre}
      actions={
        <Etiquette genre={genre} icone={icone[genre]}>
          {mot}
        </Etiquette>
      }
    >
      {children}
    </Carte>
  )
}

function Base({ base, disque }: Pick<Etat, 'base' | 'disque'>) {
  const plein = disque.libres < disque.total * DISQUE_MIN
  return (
    <Partie titre="Base et disque" genre={plein ? 'retard' : 'ok'} mot={plein ? 'Disque presque plein' : 'En ordre'}>
      <dl class="dl">
        <dt>Base</dt>
        <dd>
          {base.nom}, {taille(base.octets)}
        </dd>
        <dt>Disque</dt>
        <dd>
          {taille(disque.libres)} libres sur {taille(disque.total)}
        </dd>
      </dl>
    </Partie>
  )
}

/** @param reglage the variable that says through what they leave */
function Envoyes(props: { titre: string; reglage: string; envois: Envois; maintenant: Date }) {
  const { titre, reglage, envois, maintenant } = props
  const { attendent, depuis, abandonnes, dernier, envoi } = envois
  const bloque = abandonnes > 0 || (depuis !== null && maintenant.getTime() - depuis.getTime() > HEURE_MS)
  const muet = envoi === 'aucun'
  const [genre, mot] = muet
    ? (['attente', 'Pas d’envoi'] as const)
    : bloque
      ? (['retard', 'Bloqués'] as const)
      : (['ok', 'Partent'] as const)
  return (
    <Partie titre={titre} genre={genre} mot={mot}>
      <dl class="dl">
        <dt>Attendent</dt>
        <dd>{depuis && attendent > 0 ? `${attendent}, le plus ancien depuis le ${quand(depuis)}` : 'Aucun'}</dd>
        <dt>Abandonnés</dt>
        <dd>{abandonnes === 0 ? 'Aucun' : abandonnes}</dd>
        <dt>Dernier départ</dt>
        <dd>{dernier ? quand(dernier) : 'Aucun encore'}</dd>
      </dl>
      {envoi === 'demonstration' && (
        <p class="muted small">
          Démonstration : rien ne part vraiment. Tout se lit dans la <a href="/boite-aux-lettres">boîte aux lettres</a>.
        </p>
      )}
      {muet && <p>Aucun serveur d’envoi n’est réglé : donnez {reglage}.</p>}
      {!muet && bloque && <p>Vérifiez {reglage}, et que le serveur d’envoi répond.</p>}
    </Partie>
  )
}

function Sauvegarde(props: { sauvegarde: Etat['sauvegarde']; embarquee: boolean; maintenant: Date }) {
  const { sauvegarde, embarquee, maintenant } = props
  if (!embarquee)
    return (
      <Partie titre="Sauvegarde" genre="info" mot="Faite ailleurs">
        <p>La base se sauvegarde avec pg_dump, hors de Maillage. Vérifiez la date du dernier fichier.</p>
      </Partie>
    )
  const vieille = !sauvegarde || maintenant.getTime() - sauvegarde.le.getTime() > 7 * JOUR_MS
  return (
    <Partie titre="Sauvegarde" genre={vieille ? 'attente' : 'ok'} mot={vieille ? 'À faire' : 'Récente'}>
      <p>{sauvegarde ? `La dernière date du ${quand(sauvegarde.le)}.` : 'Aucune sauvegarde connue.'}</p>
      {vieille && (
        <p>
          Sur le serveur : <code>npm run maillage -- backup &lt;dossier vide&gt;</code>
        </p>
      )}
    </Partie>
  )
}

function Journal({ journal, maintenant }: { journal: Etat['journal']; maintenant: Date }) {
  if (!journal)
    return (
      <Partie titre="Journal" genre="attente" mot="Pas encore contrôlé">
        <p>Le contrôle passe chaque nuit.</p>
      </Partie>
    )
  const { le, ruptures } = journal
  const vieux = maintenant.getTime() - le.getTime() > 2 * JOUR_MS
  const [genre, mot] =
    ruptures > 0
      ? (['retard', 'Modifié'] as const)
      : vieux
        ? (['attente', 'Contrôle ancien'] as const)
        : (['ok', 'Entier'] as const)
  return (
    <Partie titre="Journal" genre={genre} mot={mot}>
      <p>Dernier contrôle : {quand(le)}.</p>
      {ruptures > 0 && (
        <p>
          {ruptures === 1 ? 'Une ligne a été changée' : `${ruptures} lignes ont été changées`} après coup. Prévenez la
          personne responsable de la sécurité ; <code>doctor</code> dit lesquelles.
        </p>
      )}
    </Partie>
  )
}

function Taches({ taches }: { taches: readonly Tache[] }) {
  return (
    <Carte>
      <Tableau
        legende="Tâches régulières"
        vide="Aucune tâche n’est prévue : le serveur vient peut-être de démarrer."
        lignes={taches}
        colonnes={[
          { titre: 'Tâche', entete: true, cellule: (t) => t.nom },
          { titre: 'État', cellule: EtatTache },
          { titre: 'Dernière fois', cellule: ({ reussie }) => (reussie ? quand(reussie) : 'Pas encore passée') },
        ]}
      />
    </Carte>
  )
}

function EtatTache({ reussie, echouee }: Tache) {
  if (echouee && (!reussie || echouee > reussie))
    return (
      <Etiquette genre="retard" icone="warn">
        En échec depuis le {quand(echouee)}
      </Etiquette>
    )
  return reussie ? (
    <Etiquette genre="ok" icone="ok">
      Passe
    </Etiquette>
  ) : (
    <span class="muted">Attend son heure</span>
  )
}

/** « 340 Mo », « 12,5 Go ». */
function taille(octets: number): string {
  const { nombre } = formats('fr')
  const mo = octets / 1e6
  return mo < 1000 ? `${nombre(Math.round(mo))}\u00a0Mo` : `${nombre(Math.round(mo / 100) / 10)}\u00a0Go`
}
