import type { Child } from 'hono/jsx'
import { lienService, type OffreProche } from '../../annuaire/index.ts'
import { adresseEn, estFrancais, formats, Icon, type Langue, messages } from '../../ui/index.ts'

interface Props {
  offres: readonly OffreProche[]
  langue: Langue
  /** What this service is for, of what the person needs. */
  pour?: (offre: OffreProche) => string
  /** The time to show; by default the first one. */
  fois?: (offre: OffreProche) => OffreProche['fois'][number] | undefined
}

/** Services of the directory, nearest first: what, who, where, when. */
export function ListeOffres({ offres, langue, pour, fois = (o) => o.fois[0] }: Props) {
  const t = messages(langue).parcours
  const f = formats(langue)
  return (
    <ul class="grid g2">
      {offres.map((proche) => {
        const { offre, lieu, km } = proche
        const prochaine = fois(proche)
        const sujets = pour?.(proche)
        return (
          <li class="card stack-s">
            <h3>
              <a href={adresseEn(lienService(offre.lieuId, offre.id), langue)}>
                <Francais langue={langue}>{offre.nom}</Francais>
              </a>
            </h3>
            {sujets && <p class="small muted">{t.numerique.resultat.pour(sujets)}</p>}
            <p>
              <Francais langue={langue}>{offre.organisme ?? lieu.nom}</Francais>
            </p>
            <p class="facts">
              <span>
                <Icon nom="pin" petit />
                <Francais langue={langue}>{[lieu.adresse, lieu.ville].filter(Boolean).join(', ')}</Francais>
              </span>
              {km !== null && <span>{f.distance(km)}</span>}
            </p>
            <p class="facts">
              <span>
                <Icon nom="clock" petit />
                {prochaine ? t.prochaineFois(`${f.jour(prochaine.debut)}, ${f.heure(prochaine.debut)}`) : t.aDemander}
              </span>
              {offre.frais === 'gratuit' && <span>{t.gratuit}</span>}
            </p>
            {lieu.telephone && (
              <p>
                <a class="tgt" href={`tel:${lieu.telephone.replace(/[^+\d]/g, '')}`}>
                  <Icon nom="phone" petit /> <bdi>{lieu.telephone}</bdi>
                </a>
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Names and addresses stay in French: read out in French, laid out from the left inside an Arabic line. */
function Francais({ langue, children }: { langue: Langue; children: Child }): Child {
  return estFrancais(langue) ? children : <bdi lang="fr">{children}</bdi>
}
