import type { MessagesOrientations } from './fr.ts'

export const orientationsAr: MessagesOrientations = {
  titre: 'توجيهاتكم',
  depuis: (jour) => `منذ ${jour}.`,
  etats: {
    envoyee: (chez) => `استمارتكم عند: ${chez}`,
    acceptee: (chez) => `لديكم موعد مع: ${chez}`,
    refusee: (chez) => `لا يمكنهم استقبالكم: ${chez}`,
    expiree: (chez) => `لم يصل جواب بعد من: ${chez}`,
    absente: (chez) => `كانوا في انتظاركم: ${chez}`,
    honoree: (chez) => `استقبلكم: ${chez}`,
    close: () => 'استمارتكم مغلقة',
  },
  aFaireTitre: 'ما عليكم فعله',
  aFaire: {
    envoyee: () => 'لا شيء الآن. عودوا إلى هذه الصفحة لاحقًا.',
    acceptee: () => 'احضروا إلى الموعد. إذا لم تستطيعوا فاتصلوا قبل ذلك.',
    refusee: (par) => `لا شيء. يبحث معكم عن حل آخر: ${par}.`,
    expiree: (par) => `لا شيء. تم إعلامهم ويبحثون معكم عن حل: ${par}.`,
    absente: () => 'اتصلوا للحصول على موعد جديد.',
    honoree: () => 'اتبعوا ما قررتموه معًا أثناء اللقاء.',
    close: (par) => `لا شيء. إذا احتجتم إلى مساعدة فعودوا إلى: ${par}.`,
  },
  reponseAvant: (jour) => `الجواب منتظر قبل: ${jour}.`,
  rdv: { quand: 'متى', ou: 'أين', telephone: 'بالهاتف', apporter: 'ما يجب إحضاره' },
  accord: (par) => `غيّرتم رأيكم؟ أخبروا: ${par}. ستُسحب استمارتكم.`,
  appeler: (qui) => `هاتف ${qui}`,
}
