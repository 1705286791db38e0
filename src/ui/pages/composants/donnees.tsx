import { Barres } from '../../components/barres.tsx'
import { Bouton } from '../../components/bouton.tsx'
import { Carte, Chiffre } from '../../components/carte.tsx'
import { Delai, Etapes, Frise } from '../../components/fil.tsx'
import { type Etat, Etiquette } from '../../components/message.tsx'
import { Tableau } from '../../components/tableau.tsx'

interface Exemple {
  objet: string
  structure: string
  etat: Etat
  dit: string
  jours: number
}

const EXEMPLES: readonly Exemple[] = [
  { objet: 'RSA suspendu', structure: 'Espace exemple', etat: 'attente', dit: 'En attente', jours: 3 },
  { objet: 'Dette à étaler', structure: 'Bus exemple', etat: 'retard', dit: 'En retard', jours: 9 },
  { objet: 'Prime d’activité', structure: 'Antenne exemple', etat: 'ok', dit: 'Répondu', jours: 1 },
]

export function Tables() {
  const colonnes = [
    { titre: 'Demande', entete: true, cellule: (e: Exemple) => <a href="#tableaux">{e.objet}</a> },
    { titre: 'Structure', cellule: (e: Exemple) => e.structure },
    { titre: 'État', cellule: (e: Exemple) => <Etiquette genre={e.etat}>{e.dit}</Etiquette> },
    { titre: 'Jours', fin: true, cellule: (e: Exemple) => e.jours },
  ]
  return (
    <>
      <Tableau legende="Demandes du groupe exemple" colonnes={colonnes} lignes={EXEMPLES} vide="" />
      <div class="grid g2">
        <Carte titre="Dans une carte" niveau={3}>
          <Tableau legende="Les mêmes demandes" legendeMasquee colonnes={colonnes} lignes={EXEMPLES} vide="" />
        </Carte>
        <Tableau legende="Demandes closes" colonnes={colonnes} lignes={[]} vide="Aucune demande close cette semaine." />
      </div>
    </>
  )
}

export function Chronologie() {
  return (
    <>
      <Etapes
        etapes={[
          { titre: 'Envoyée', detail: 'jeu. 19 nov.', etat: 'fait' },
          { titre: 'Prise en charge', detail: 'ven. 20 nov.', etat: 'fait' },
          { titre: 'Pièce demandée', detail: 'lun. 23 nov.', etat: 'ici' },
          { titre: 'Réponse', detail: 'ven. 27, 10 h', etat: 'a-venir' },
        ]}
      />
      <div class="grid g2">
        <Frise
          items={[
            { titre: 'Demande envoyée', date: '19 novembre', etat: 'fait' },
            { titre: 'Pièce refusée', date: '20 novembre', etat: 'alerte', contenu: <p>La photo était floue.</p> },
            { titre: 'L’organisme s’en occupe', date: 'aujourd’hui', etat: 'ici' },
            { titre: 'Réponse', date: 'avant le 27 novembre' },
          ]}
        />
        <div class="stack">
          <Carte titre="Dans les temps" niveau={3}>
            <Delai part={0.22} etat="ok" libelle="5 jours restants" />
          </Carte>
          <Carte titre="Bientôt" niveau={3}>
            <Delai part={0.88} etat="attente" libelle="4 heures restantes" />
          </Carte>
          <Carte titre="Dépassé" niveau={3} retard>
            <Delai part={1} etat="retard" libelle="1 jour de retard" />
          </Carte>
        </div>
      </div>
    </>
  )
}

const SEMAINES = [
  [112, 9],
  [121, 12],
  [118, 14],
  [130, 13],
  [135, 14],
  [141, 18],
  [134, 25],
  [98, 17],
  [84, 15],
].map((valeurs, rang) => ({ libelle: String(36 + rang), valeurs }))

export function Chiffres() {
  return (
    <>
      <div class="grid kpis">
        <Chiffre libelle="Réponses à l’heure" valeur="92 %" detail="+ 3 points en un mois" />
        <Chiffre libelle="Visites, 7 jours" valeur="2 847" detail="+ 4 %" />
        <Chiffre libelle="Lieux conformes" valeur="29 sur 32" />
        <Chiffre libelle="Rendez-vous des droits" valeur="1 684" detail="84 % du but" />
      </div>
      <div class="grid cols cols--m">
        <div class="card">
          <Barres
            titre="Les retards baissent depuis deux semaines"
            unite="Réponses par semaine"
            variante="colonnes"
            series={[
              { nom: 'À l’heure', classe: 'b1' },
              { nom: 'En retard', classe: 'b2' },
            ]}
            lignes={SEMAINES}
            source="Chiffres inventés."
          />
        </div>
        <div class="card">
          <Barres
            titre="La moitié des visites concernent la Caf"
            unite="Visites, 7 jours"
            series={[
              { nom: 'Réglé', classe: 'b1' },
              { nom: 'À suivre', classe: 'b2' },
              { nom: 'Orienté', classe: 'b3' },
              { nom: 'Non dit', classe: 'b4' },
            ]}
            lignes={[
              { libelle: 'Caf', valeurs: [60, 22, 9, 6] },
              { libelle: 'Cpam', valeurs: [31, 12, 7, 2] },
              { libelle: 'France Travail', valeurs: [22, 8, 8, 4] },
              { libelle: 'Impôts', valeurs: [12, 3, 0, 1] },
            ]}
          />
        </div>
      </div>
    </>
  )
}

export function Arabe() {
  return (
    <div class="card stack" lang="ar" dir="rtl">
      <div class="row row--sb">
        <h3>الطلب قيد المعالجة</h3>
        <Etiquette genre="attente" icone="clock">
          3 أيام
        </Etiquette>
      </div>
      <Delai part={0.58} etat="attente" libelle="بقيت 3 أيام" />
      <Frise
        items={[
          { titre: 'تم إرسال الطلب', etat: 'fait' },
          { titre: 'الصندوق يدرس الملف', etat: 'ici' },
          { titre: 'الجواب' },
        ]}
      />
      <div class="row">
        <Bouton type="button" icone="send">
          متابعة
        </Bouton>
        <Bouton type="button" genre="secondaire" icone="back">
          رجوع
        </Bouton>
      </div>
    </div>
  )
}
