import type { Messages } from './fr.ts'

// Western digits: they are the ones on the doors, the letters and the telephones people have in hand in France.
export const ar: Messages = {
  langue: { nom: 'العربية', sens: 'rtl', locale: 'ar-MA-u-nu-latn' },

  page: {
    allerAuContenu: 'الانتقال إلى المحتوى',
    langues: 'اللغة',
    menu: 'القائمة',
    navigation: 'القائمة الرئيسية',
    filAriane: 'أنتم هنا',
    accueil: 'الصفحة الرئيسية',
    trouverUnLieu: 'البحث عن مكان',
    espaceProfessionnel: 'فضاء المهنيين',
    piedDePage: 'أسفل الصفحة',
    aide: 'المساعدة والاتصال',
    accessibilite: 'إمكانية الوصول',
    donnees: 'بياناتكم',
    mentions: 'إشعارات قانونية',
    promesse: 'خدمة مجانية. بلا حساب، بلا إعلانات، بلا تتبّع.',
    demonstration: 'عرض تجريبي.',
    demonstrationSuite: 'الأشخاص والملفات من وحي الخيال. لا تكتبوا أي معلومة حقيقية.',
    facultatif: 'اختياري',
    pages: 'الصفحات',
    pagePrecedente: 'الصفحة السابقة',
    pageSuivante: 'الصفحة التالية',
    pageSur: (page, total) => `الصفحة ${page} من ${total}`,
    imprimer: 'طباعة هذه الصفحة',
    traductionPartielle: 'بعض المعلومات متوفرة بالفرنسية فقط.',
  },

  erreur: {
    introuvableTitre: 'هذه الصفحة غير موجودة',
    introuvableTexte: 'ربما كُتب العنوان خطأً، أو حُذفت الصفحة.',
    refusTitre: 'لا يمكنكم رؤية هذه الصفحة',
    panneTitre: 'الخدمة لا تستجيب',
    panneTexte: 'الخطأ من جانبنا. انتظروا قليلاً ثم حاولوا من جديد.',
    retourAccueil: 'العودة إلى الصفحة الرئيسية',
  },
}
