import type { Langue } from '../../ui/index.ts'
import type { Quoi } from './model.ts'

interface Textes {
  /** « Confirmé il y a 12 jours par … » ; `quand` comes from the language itself. */
  confirme: (quand: string, qui: string) => string
  jamais: string
  prudence: string
  /** The same, of a place that has no telephone. */
  pasSur: string
  faux: string
  modifier: string
  historique: string
  titre: string
  chapeau: (nom: string) => string
  quoi: string
  quoiErreur: string
  quois: Record<Quoi, string>
  texte: string
  texteAide: string
  texteErreur: string
  tropLong: (max: number) => string
  email: string
  emailAide: string
  emailErreur: string
  recharger: string
  tropVite: string
  resume: string
  donnees: string
  envoyer: string
  annuler: string
  recuTitre: string
  recuTexte: (nom: string) => string
  recuMail: string
  retour: string
}

const fr: Textes = {
  confirme: (quand, qui) => `Confirmé ${quand} par ${qui}.`,
  jamais: 'Personne n’a encore confirmé ces informations.',
  prudence: 'Vérifiez par téléphone avant de vous déplacer.',
  pasSur: 'Ces informations ne sont pas sûres.',
  faux: 'C’est faux ? Dites-le',
  modifier: 'Corriger la fiche',
  historique: 'Historique',
  titre: 'Signaler une erreur',
  chapeau: (nom) => `Dites ce qui est faux sur la page de ${nom}. Ceux qui tiennent la page vérifieront.`,
  quoi: 'Qu’est-ce qui est faux ?',
  quoiErreur: 'Choisissez ce qui est faux.',
  quois: {
    horaires: 'Les horaires',
    telephone: 'Le téléphone',
    adresse: 'L’adresse',
    ferme: 'Le lieu n’existe plus',
    autre: 'Autre chose',
  },
  texte: 'Que faut-il savoir ?',
  texteAide: 'N’écrivez ni votre nom, ni votre situation. Exemple : fermé le lundi matin.',
  texteErreur: 'Écrivez en quelques mots ce qui est faux.',
  tropLong: (max) => `Écrivez ${max} caractères au plus.`,
  email: 'Votre adresse électronique',
  emailAide: 'Seulement si vous voulez savoir la suite. Elle sera effacée après la réponse.',
  emailErreur: 'Cette adresse n’est pas complète. Exemple : nom@exemple.fr',
  recharger: 'Ce formulaire est incomplet. Rechargez la page, puis recommencez.',
  tropVite: 'Beaucoup de signalements viennent de cet endroit. Réessayez dans une heure.',
  resume: 'Il manque quelque chose',
  donnees: 'Ce que vous écrivez sert seulement à corriger la page. Tout est détruit après 6 mois.',
  envoyer: 'Envoyer',
  annuler: 'Annuler',
  recuTitre: 'Merci, c’est noté',
  recuTexte: (nom) => `Ceux qui tiennent la page de ${nom} ont été prévenus.`,
  recuMail: 'Vous recevrez un courriel quand ils auront vérifié.',
  retour: 'Revenir au lieu',
}

const facile: Textes = {
  ...fr,
  jamais: 'Personne n’a vérifié ces informations.',
  prudence: 'Téléphonez avant de venir.',
  pasSur: 'Ces informations sont peut-être fausses.',
  faux: 'Il y a une erreur ? Dites-le',
  chapeau: (nom) => `Dites ce qui est faux sur la page de ${nom}. Quelqu’un va vérifier.`,
  donnees: 'Votre message sert à corriger la page. Nous le détruisons après 6 mois.',
  recuTexte: (nom) => `Quelqu’un va vérifier la page de ${nom}.`,
}

const en: Textes = {
  confirme: (quand, qui) => `Confirmed ${quand} by ${qui}.`,
  jamais: 'Nobody has confirmed this information yet.',
  prudence: 'Call before you travel.',
  pasSur: 'This information may be wrong.',
  faux: 'Something wrong? Tell us',
  modifier: 'Edit this page',
  historique: 'History',
  titre: 'Report a mistake',
  chapeau: (nom) => `Tell us what is wrong on the page of ${nom}. Those who keep it will check.`,
  quoi: 'What is wrong?',
  quoiErreur: 'Choose what is wrong.',
  quois: {
    horaires: 'Opening hours',
    telephone: 'Telephone',
    adresse: 'Address',
    ferme: 'The place no longer exists',
    autre: 'Something else',
  },
  texte: 'What should we know?',
  texteAide: 'Do not write your name or your situation. Example: closed on Monday morning.',
  texteErreur: 'Write in a few words what is wrong.',
  tropLong: (max) => `Write ${max} characters at most.`,
  email: 'Your email address',
  emailAide: 'Only if you want to know what happened. It is deleted after the answer.',
  emailErreur: 'This address is not complete. Example: name@exemple.fr',
  recharger: 'This form is incomplete. Reload the page and try again.',
  tropVite: 'Many reports come from here. Try again in an hour.',
  resume: 'Something is missing',
  donnees: 'What you write is only used to correct the page. Everything is destroyed after 6 months.',
  envoyer: 'Send',
  annuler: 'Cancel',
  recuTitre: 'Thank you, noted',
  recuTexte: (nom) => `Those who keep the page of ${nom} have been told.`,
  recuMail: 'You will get an email when they have checked.',
  retour: 'Back to the place',
}

const ar: Textes = {
  confirme: (quand, qui) => `تم التأكيد ${quand} من ${qui}.`,
  jamais: 'لم يؤكد أحد هذه المعلومات بعد.',
  prudence: 'تحقق بالهاتف قبل أن تذهب.',
  pasSur: 'هذه المعلومات غير مؤكدة.',
  faux: 'هل هناك خطأ؟ أخبرنا',
  modifier: 'تصحيح الصفحة',
  historique: 'السجل',
  titre: 'الإبلاغ عن خطأ',
  chapeau: (nom) => `قل لنا ما هو الخطأ في صفحة ${nom}. سيتحقق المسؤولون عنها.`,
  quoi: 'ما هو الخطأ؟',
  quoiErreur: 'اختر ما هو الخطأ.',
  quois: {
    horaires: 'مواعيد العمل',
    telephone: 'رقم الهاتف',
    adresse: 'العنوان',
    ferme: 'المكان لم يعد موجودا',
    autre: 'شيء آخر',
  },
  texte: 'ماذا يجب أن نعرف؟',
  texteAide: 'لا تكتب اسمك ولا وضعك. مثال: مغلق صباح الاثنين.',
  texteErreur: 'اكتب في بضع كلمات ما هو الخطأ.',
  tropLong: (max) => `اكتب ${max} حرفا على الأكثر.`,
  email: 'بريدك الإلكتروني',
  emailAide: 'فقط إذا أردت معرفة النتيجة. يُحذف بعد الرد.',
  emailErreur: 'هذا العنوان غير كامل. مثال: nom@exemple.fr',
  recharger: 'هذا النموذج غير كامل. أعد تحميل الصفحة ثم حاول مرة أخرى.',
  tropVite: 'وصلت بلاغات كثيرة من هنا. حاول بعد ساعة.',
  resume: 'هناك شيء ناقص',
  donnees: 'ما تكتبه يُستعمل فقط لتصحيح الصفحة. يُحذف كل شيء بعد 6 أشهر.',
  envoyer: 'إرسال',
  annuler: 'إلغاء',
  recuTitre: 'شكرا، تم التسجيل',
  recuTexte: (nom) => `تم إبلاغ المسؤولين عن صفحة ${nom}.`,
  recuMail: 'ستصلك رسالة إلكترونية بعد التحقق.',
  retour: 'العودة إلى المكان',
}

const pt: Textes = {
  confirme: (quand, qui) => `Confirmado ${quand} por ${qui}.`,
  jamais: 'Ninguém confirmou ainda estas informações.',
  prudence: 'Confirme por telefone antes de se deslocar.',
  pasSur: 'Estas informações podem estar erradas.',
  faux: 'Está errado? Diga-nos',
  modifier: 'Corrigir a página',
  historique: 'Histórico',
  titre: 'Comunicar um erro',
  chapeau: (nom) => `Diga o que está errado na página de ${nom}. Quem trata da página vai verificar.`,
  quoi: 'O que está errado?',
  quoiErreur: 'Escolha o que está errado.',
  quois: {
    horaires: 'Os horários',
    telephone: 'O telefone',
    adresse: 'A morada',
    ferme: 'O local já não existe',
    autre: 'Outra coisa',
  },
  texte: 'O que é preciso saber?',
  texteAide: 'Não escreva o seu nome nem a sua situação. Exemplo: fechado na segunda de manhã.',
  texteErreur: 'Escreva em poucas palavras o que está errado.',
  tropLong: (max) => `Escreva no máximo ${max} caracteres.`,
  email: 'O seu endereço eletrónico',
  emailAide: 'Só se quiser saber o resultado. É apagado depois da resposta.',
  emailErreur: 'Este endereço não está completo. Exemplo: nome@exemple.fr',
  recharger: 'Este formulário está incompleto. Recarregue a página e tente de novo.',
  tropVite: 'Muitos avisos vêm deste sítio. Tente de novo daqui a uma hora.',
  resume: 'Falta alguma coisa',
  donnees: 'O que escreve serve apenas para corrigir a página. Tudo é destruído após 6 meses.',
  envoyer: 'Enviar',
  annuler: 'Cancelar',
  recuTitre: 'Obrigado, está registado',
  recuTexte: (nom) => `Quem trata da página de ${nom} foi avisado.`,
  recuMail: 'Receberá um e-mail depois da verificação.',
  retour: 'Voltar ao local',
}

const TEXTES: Record<Langue, Textes> = { fr, facile, en, ar, pt }

export function textes(langue: Langue): Textes {
  return TEXTES[langue]
}
