import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Commande, jourIso, plusJours, type Services, SYSTEME, type Trx } from '../../platform/index.ts'
import { type ARelancer, relance } from './courriels.ts'
import { type Fiche, findFiche, type Salle } from './fiche.ts'
import { confirmerFiche } from './gestes.ts'
import { DELAI_JOURS, JOURS_DES_RELANCES, JOURS_DU_LIEN, JOURS_ENTRE_RELANCES, RELANCES_MAX } from './model.ts'

/** So many places a day: a mailbox that hosts hundreds is not flooded, and answers come as they can be read. */
const LOT = 500

export interface Relance {
  email: string
  lieux: Omit<ARelancer, 'jeton'>[]
}

export interface Envoi {
  /** Says to whom, and writes to nobody. */
  essai: boolean
  /** Also the places that no structure here looks after: a decision to take, not something that happens by itself. */
  toutes: boolean
}

/** Mailboxes to write to today: late sheets, not asked lately, not asked too often. */
async function listARelancer(trx: Trx, departement: string, maintenant: Date, toutes: boolean): Promise<Relance[]> {
  const limite = jourIso(plusJours(maintenant, -DELAI_JOURS))
  const avant = plusJours(maintenant, -JOURS_ENTRE_RELANCES)
  const { rows } = await sql<{ id: string; nom: string; ville: string; email: string; deja: number }>`
    select l.id, l.nom, l.ville, lower(l.email) as email, coalesce(r.deja, 0) as deja
    from lieux l left join (
      select lieu_id, count(*)::int as deja, max(le) as derniere from relances
      where departement = ${departement} and close_le is null group by lieu_id) r on r.lieu_id = l.id
    where l.departement = ${departement} and l.retire_le is null and l.email is not null
      and (l.confirme_le is null or l.confirme_le < ${limite})
      and (${toutes}::boolean or exists (
        select from structures s where s.departement = l.departement and s.lieu_id = l.id))
      and coalesce(r.deja, 0) < ${RELANCES_MAX} and (r.derniere is null or r.derniere <= ${avant})
    order by l.confirme_le nulls first, l.id limit ${LOT}`.execute(trx)
  return [...Map.groupBy(rows, (r) => r.email)].map(([email, groupe]) => ({
    email,
    lieux: groupe.map(({ id, nom, ville, deja }) => ({ id, nom, ville, rang: deja + 1 })),
  }))
}

/** Writes to the owners of late sheets; run twice the same day, it writes once. */
export function relancer(salle: Salle, { essai, toutes }: Envoi): Promise<Relance[]> {
  const { departement } = salle.config
  const le = salle.clock.now()
  return salle.database.as(SYSTEME, async (trx) => {
    // The nightly job and a command typed meanwhile: the second sees what the first wrote.
    await sql`select pg_advisory_xact_lock(hashtext('maillage.relances'))`.execute(trx)
    const relances = await listARelancer(trx, departement, le, toutes)
    if (essai) return relances
    for (const { email, lieux } of relances) {
      const avecJetons = lieux.map((l) => ({ ...l, jeton: randomBytes(32).toString('base64url') }))
      const lignes = avecJetons.map(({ id, jeton }) => ({ id, jeton: hacher(jeton).toString('hex') }))
      await sql`insert into relances (departement, lieu_id, le, jeton_hache, expire_le)
        select ${departement}, x.id, ${le}::timestamptz, decode(x.jeton, 'hex'), ${plusJours(le, JOURS_DU_LIEN)}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb) as x(id text, jeton text)`.execute(trx)
      await salle.courrier.envoyer(trx, SYSTEME, relance(salle, avecJetons, email, jourIso(le)))
      for (const { id, rang } of lieux)
        await salle.journal(trx, SYSTEME, { action: 'lieu.relance', objet: `lieu:${id}`, detail: { rang } })
    }
    return relances
  })
}

const hacher = (jeton: string) => createHash('sha256').update(jeton).digest()

/** The sheet that a mail's link opens; `null` when the link is unknown, past, or was used. */
export function lireLien(salle: Salle, jeton: string): Promise<Fiche | null> {
  return salle.database.as(SYSTEME, async (trx) => {
    const id = await lieuDuLien(trx, salle, jeton)
    return id === null ? null : findFiche(trx, salle, SYSTEME, id)
  })
}

/** « Tout est juste », from the mail: of several at once, one confirms. */
export function confirmerParLien(salle: Salle, jeton: string): Promise<Fiche | null> {
  return salle.database.as(SYSTEME, async (trx) => {
    const id = await lieuDuLien(trx, salle, jeton)
    const fiche = id === null ? null : await findFiche(trx, salle, SYSTEME, id, true)
    // Read again behind the lock of the place: the first to confirm has closed the link.
    if (!fiche || (await lieuDuLien(trx, salle, jeton)) === null) return null
    const organisation = fiche.structures[0]?.nom ?? fiche.lieu.nom
    await confirmerFiche(trx, salle, SYSTEME, fiche, { organisation, version: true })
    return fiche
  })
}

async function lieuDuLien(trx: Trx, salle: Salle, jeton: string): Promise<string | null> {
  const { rows } = await sql<{ lieu_id: string }>`select r.lieu_id from relances r
    join lieux l on l.departement = r.departement and l.id = r.lieu_id and l.retire_le is null
    where r.jeton_hache = ${hacher(jeton)} and r.departement = ${salle.config.departement}
      and r.close_le is null and r.expire_le > ${salle.clock.now()}`.execute(trx)
  return rows[0]?.lieu_id ?? null
}

/** A year later the count starts afresh. @returns how many were forgotten */
export function purgerRelances({ clock, config, database }: Services, aBlanc: boolean): Promise<number> {
  const limite = plusJours(clock.now(), -JOURS_DES_RELANCES)
  return database.as(SYSTEME, async (trx) => {
    const ou = sql`from relances where departement = ${config.departement} and le <= ${limite}`
    const { rows } = aBlanc
      ? await sql`select ${ou}`.execute(trx)
      : await sql`delete ${ou} returning lieu_id`.execute(trx)
    return rows.length
  })
}

/** `annuaire relancer [--toutes] [--dry-run]`. */
export function commandeRelancer(salle: Salle): Commande {
  return {
    nom: 'annuaire relancer',
    usage:
      '[--toutes] [--dry-run]   écrit aux lieux dont la fiche n’est plus confirmée ; --toutes : même sans structure ici',
    async run(args, io) {
      if (args.some((a) => a !== '--dry-run' && a !== '--toutes')) {
        io.err(`Il faut : ${this.nom} [--toutes] [--dry-run]`)
        return 2
      }
      const essai = args.includes('--dry-run')
      const relances = await relancer(salle, { essai, toutes: args.includes('--toutes') })
      const lieux = relances.flatMap((r) => r.lieux)
      if (essai) io.out('Essai : rien n’est envoyé.')
      io.out(`${compte(relances.length, 'courriel')} pour ${compte(lieux.length, 'fiche')}.`)
      for (const { email, lieux } of relances)
        for (const { nom, ville, rang } of lieux)
          io.out(`  ${email} : ${nom}, ${ville} (message ${rang} sur ${RELANCES_MAX})`)
      return 0
    },
  }
}

const compte = (n: number, quoi: string) => `${n} ${quoi}${n > 1 ? 's' : ''}`
