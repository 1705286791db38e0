import type { Langue } from '../../ui/index.ts'

interface TextesWidget {
  /** Name of the frame, read out by screen readers. */
  titre: string
  nouvelOnglet: string
  ficheComplete: string
  toutVoir: string
  siteComplet: string
  lieuInconnu: string
}

const fr: TextesWidget = {
  titre: 'Trouver un lieu d’accueil',
  nouvelOnglet: 'nouvel onglet',
  ficheComplete: 'Horaires, accès et services de ce lieu',
  toutVoir: 'Voir tous les lieux',
  siteComplet: 'Ouvrir le site complet',
  lieuInconnu: 'Ce lieu n’est plus dans l’annuaire.',
}

const CATALOGUES: Record<Langue, TextesWidget> = {
  fr,
  facile: {
    titre: 'Trouver un lieu',
    nouvelOnglet: 'nouvelle page',
    ficheComplete: 'Tout savoir sur ce lieu',
    toutVoir: 'Voir tous les lieux',
    siteComplet: 'Aller sur le site',
    lieuInconnu: 'Ce lieu n’existe plus dans notre liste.',
  },
  en: {
    titre: 'Find a place that can help',
    nouvelOnglet: 'new tab',
    ficheComplete: 'Opening hours, access and services of this place',
    toutVoir: 'See all places',
    siteComplet: 'Open the full site',
    lieuInconnu: 'This place is no longer in the directory.',
  },
  ar: {
    titre: 'ابحث عن مكان استقبال',
    nouvelOnglet: 'نافذة جديدة',
    ficheComplete: 'مواعيد هذا المكان وطريقة الوصول إليه وخدماته',
    toutVoir: 'عرض كل الأماكن',
    siteComplet: 'فتح الموقع الكامل',
    lieuInconnu: 'لم يعد هذا المكان موجودًا في الدليل.',
  },
  pt: {
    titre: 'Encontrar um local de atendimento',
    nouvelOnglet: 'novo separador',
    ficheComplete: 'Horários, acesso e serviços deste local',
    toutVoir: 'Ver todos os locais',
    siteComplet: 'Abrir o site completo',
    lieuInconnu: 'Este local já não está no diretório.',
  },
}

export function textesWidget(langue: Langue): TextesWidget {
  return CATALOGUES[langue]
}
