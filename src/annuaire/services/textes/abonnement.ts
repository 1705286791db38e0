import type { Langue } from '../../../ui/index.ts'

/** Words of the pages where a resident asks to be told of closures. */
const fr = {
  titre: 'Être prévenu des fermetures',
  courriel: 'Votre adresse de courriel',
  courrielFaux: 'Écrivez votre adresse de courriel, par exemple nom@exemple.fr.',
  prevenir: 'Me prévenir',
  regardezTitre: 'Regardez vos courriels',
  regardez: 'Nous venons de vous écrire. Ouvrez le lien du message. Puis touchez « Confirmer ».',
  ensuite: (lieu: string) => `Après, vous serez prévenu quand ce lieu ferme : ${lieu}.`,
  rienRecu: 'Rien reçu ? Regardez aussi dans les courriels indésirables.',
  revenir: 'Revenir au lieu',
  confirmerTitre: 'Confirmer votre demande',
  confirmerTexte: (lieu: string) => `Vous voulez être prévenu quand ce lieu ferme : ${lieu}. Touchez le bouton.`,
  confirmer: 'Confirmer',
  effacer: 'Effacer mon adresse',
  arreterTitre: 'Ne plus être prévenu',
  arreterTexte: (lieu: string) =>
    `Vous êtes prévenu quand ce lieu ferme : ${lieu}. Pour arrêter, touchez le bouton. Votre adresse sera effacée.`,
  arreter: 'Ne plus être prévenu',
  voir: 'Voir le lieu',
  confirme: (lieu: string) => `C’est noté : vous serez prévenu quand ${lieu} ferme.`,
  arrete: 'Votre adresse est effacée. Vous ne recevrez plus rien.',
  attendreTitre: 'Attendez une heure',
  attendre:
    'Beaucoup de demandes sont parties pour cette adresse. Regardez vos courriels : le message y est peut-être.',
  finiTitre: 'Ce lien ne sert plus',
  fini: 'Votre adresse n’est pas dans nos listes. Vous ne recevrez rien. Pour vous inscrire, ouvrez la page d’un lieu.',
  trouver: 'Trouver un lieu',
}

export type TextesAbonnement = typeof fr

const en: TextesAbonnement = {
  titre: 'Be told of closures',
  courriel: 'Your e-mail address',
  courrielFaux: 'Write your e-mail address, for example name@example.org.',
  prevenir: 'Tell me',
  regardezTitre: 'Look at your e-mails',
  regardez: 'We have just written to you. Open the link in the message, then press “Confirm”.',
  ensuite: (lieu) => `After that, you will be told when this place closes: ${lieu}.`,
  rienRecu: 'Nothing received? Look in your junk mail too.',
  revenir: 'Back to the place',
  confirmerTitre: 'Confirm your request',
  confirmerTexte: (lieu) => `You want to be told when this place closes: ${lieu}. Press the button.`,
  confirmer: 'Confirm',
  effacer: 'Delete my address',
  arreterTitre: 'Stop the messages',
  arreterTexte: (lieu) =>
    `You are told when this place closes: ${lieu}. To stop, press the button. Your address will be deleted.`,
  arreter: 'Stop the messages',
  voir: 'See the place',
  confirme: (lieu) => `Done: you will be told when ${lieu} closes.`,
  arrete: 'Your address is deleted. You will receive nothing more.',
  attendreTitre: 'Please wait an hour',
  attendre: 'Many requests were made for this address. Look at your e-mails: the message may already be there.',
  finiTitre: 'This link no longer works',
  fini: 'Your address is not in our lists. You will receive nothing. To subscribe, open the page of a place.',
  trouver: 'Find a place',
}

const ar: TextesAbonnement = {
  titre: 'إعلامي بأيام الإغلاق',
  courriel: 'عنوان بريدك الإلكتروني',
  courrielFaux: 'اكتب عنوان بريدك الإلكتروني، مثلاً name@example.org.',
  prevenir: 'أعلموني',
  regardezTitre: 'افتح بريدك الإلكتروني',
  regardez: 'أرسلنا إليك رسالة الآن. افتح الرابط الموجود في الرسالة، ثم اضغط على «تأكيد».',
  ensuite: (lieu) => `بعد ذلك، سنُعلمك عندما يغلق هذا المكان: ${lieu}.`,
  rienRecu: 'لم يصلك شيء؟ انظر أيضاً في البريد غير المرغوب فيه.',
  revenir: 'العودة إلى المكان',
  confirmerTitre: 'تأكيد طلبك',
  confirmerTexte: (lieu) => `تريد أن نُعلمك عندما يغلق هذا المكان: ${lieu}. اضغط على الزر.`,
  confirmer: 'تأكيد',
  effacer: 'حذف عنواني',
  arreterTitre: 'إيقاف الرسائل',
  arreterTexte: (lieu) => `نُعلمك عندما يغلق هذا المكان: ${lieu}. للإيقاف، اضغط على الزر. سيُحذف عنوانك.`,
  arreter: 'إيقاف الرسائل',
  voir: 'عرض المكان',
  confirme: (lieu) => `تم: سنُعلمك عندما يغلق ${lieu}.`,
  arrete: 'حُذف عنوانك. لن يصلك شيء بعد الآن.',
  attendreTitre: 'انتظر ساعة',
  attendre: 'أُرسلت طلبات كثيرة لهذا العنوان. افتح بريدك الإلكتروني: قد تكون الرسالة وصلت.',
  finiTitre: 'هذا الرابط لم يعد صالحاً',
  fini: 'عنوانك ليس في قوائمنا. لن يصلك شيء. للتسجيل، افتح صفحة أحد الأماكن.',
  trouver: 'البحث عن مكان',
}

const pt: TextesAbonnement = {
  titre: 'Ser avisado dos fechos',
  courriel: 'O seu endereço de e-mail',
  courrielFaux: 'Escreva o seu endereço de e-mail, por exemplo nome@exemplo.pt.',
  prevenir: 'Avisem-me',
  regardezTitre: 'Veja o seu e-mail',
  regardez: 'Acabámos de lhe escrever. Abra a ligação da mensagem e depois toque em « Confirmar ».',
  ensuite: (lieu) => `Depois, será avisado quando este local fechar: ${lieu}.`,
  rienRecu: 'Não recebeu nada? Veja também no correio indesejado.',
  revenir: 'Voltar ao local',
  confirmerTitre: 'Confirmar o seu pedido',
  confirmerTexte: (lieu) => `Quer ser avisado quando este local fechar: ${lieu}. Toque no botão.`,
  confirmer: 'Confirmar',
  effacer: 'Apagar o meu endereço',
  arreterTitre: 'Deixar de ser avisado',
  arreterTexte: (lieu) =>
    `É avisado quando este local fecha: ${lieu}. Para parar, toque no botão. O seu endereço será apagado.`,
  arreter: 'Deixar de ser avisado',
  voir: 'Ver o local',
  confirme: (lieu) => `Está feito: será avisado quando ${lieu} fechar.`,
  arrete: 'O seu endereço foi apagado. Não receberá mais nada.',
  attendreTitre: 'Espere uma hora',
  attendre: 'Foram feitos muitos pedidos para este endereço. Veja o seu e-mail: a mensagem talvez já lá esteja.',
  finiTitre: 'Esta ligação já não serve',
  fini: 'O seu endereço não está nas nossas listas. Não receberá nada. Para se inscrever, abra a página de um local.',
  trouver: 'Encontrar um local',
}

const CATALOGUES: Record<Langue, TextesAbonnement> = { fr, facile: fr, en, ar, pt }

export const textesAbonnement = (langue: Langue): TextesAbonnement => CATALOGUES[langue]
