import type { Langue } from '../index.ts'

/** Papers of the catalogue in other languages: those that several procedures ask for, and a few more. By their French title. */
const DOCUMENTS: Record<string, Record<'en' | 'ar' | 'pt', string>> = {
  'Votre numéro de Sécurité sociale': {
    en: 'Your social security number',
    ar: 'رقم الضمان الاجتماعي',
    pt: 'O seu número de Segurança Social francês',
  },
  'Votre dernier avis d’impôt': {
    en: 'Your latest tax notice',
    ar: 'آخر إشعار ضريبي',
    pt: 'O seu último aviso de imposto',
  },
  'Un RIB': {
    en: 'Your bank details (RIB)',
    ar: 'بيانات الحساب البنكي (RIB)',
    pt: 'Os dados da sua conta bancária (RIB)',
  },
  'Votre numéro d’allocataire': {
    en: 'Your Caf number',
    ar: 'رقمكم في الكاف (Caf)',
    pt: 'O seu número de beneficiário da Caf',
  },
  'Une pièce d’identité': { en: 'An identity document', ar: 'وثيقة هوية', pt: 'Um documento de identidade' },
  'Une pièce d’identité ou un titre de séjour': {
    en: 'An identity document or a residence permit',
    ar: 'وثيقة هوية أو بطاقة إقامة',
    pt: 'Um documento de identidade ou um título de residência',
  },
  'Vos revenus et vos charges': {
    en: 'Your income and your expenses',
    ar: 'دخلكم ومصاريفكم',
    pt: 'Os seus rendimentos e as suas despesas',
  },
  'Vos bulletins de salaire': { en: 'Your payslips', ar: 'قسائم الراتب', pt: 'Os seus recibos de salário' },
  'Une adresse électronique que vous pouvez ouvrir sur place': {
    en: 'An e-mail address you can open on the spot',
    ar: 'بريد إلكتروني يمكنكم فتحه في المكان',
    pt: 'Um endereço de e-mail que possa abrir no local',
  },
  'L’acte de décès': { en: 'The death certificate', ar: 'شهادة الوفاة', pt: 'A certidão de óbito' },
  'Votre carte Vitale': {
    en: 'Your carte Vitale (health card)',
    ar: 'بطاقة فيتال (carte Vitale)',
    pt: 'O seu cartão de saúde (carte Vitale)',
  },
  'Un justificatif d’adresse': { en: 'Proof of address', ar: 'إثبات العنوان', pt: 'Um comprovativo de morada' },
  'Une adresse électronique': { en: 'An e-mail address', ar: 'بريد إلكتروني', pt: 'Um endereço de e-mail' },
  'Un RIB à votre nom': {
    en: 'Bank details (RIB) in your name',
    ar: 'بيانات حساب بنكي باسمكم (RIB)',
    pt: 'Os dados de uma conta bancária em seu nome (RIB)',
  },
  'Le livret de famille': {
    en: 'The family record book (livret de famille)',
    ar: 'دفتر العائلة (livret de famille)',
    pt: 'A caderneta de família (livret de famille)',
  },
  'Votre livret de famille': {
    en: 'Your family record book (livret de famille)',
    ar: 'دفتر العائلة (livret de famille)',
    pt: 'A sua caderneta de família (livret de famille)',
  },
  'Le certificat médical de moins d’un an': {
    en: 'The medical certificate, less than one year old',
    ar: 'شهادة طبية لم يمض عليها عام',
    pt: 'O atestado médico com menos de um ano',
  },
  'Votre numéro fiscal': { en: 'Your tax number', ar: 'رقمكم الضريبي', pt: 'O seu número fiscal francês' },
  'La déclaration de grossesse': {
    en: 'The declaration of pregnancy',
    ar: 'تصريح الحمل',
    pt: 'A declaração de gravidez',
  },
  'L’acte de naissance': { en: 'The birth certificate', ar: 'شهادة الميلاد', pt: 'A certidão de nascimento' },
  'Les actes de naissance': { en: 'The birth certificates', ar: 'شهادات الميلاد', pt: 'As certidões de nascimento' },
  'Une photo d’identité de moins de 6 mois': {
    en: 'An identity photograph, less than 6 months old',
    ar: 'صورة شخصية لم يمض عليها 6 أشهر',
    pt: 'Uma fotografia tipo passe com menos de 6 meses',
  },
  'Un justificatif d’adresse de moins d’un an': {
    en: 'Proof of address, less than one year old',
    ar: 'إثبات عنوان لم يمض عليه عام',
    pt: 'Um comprovativo de morada com menos de um ano',
  },
  'La feuille de soins, en original': {
    en: 'The original treatment form (feuille de soins)',
    ar: 'ورقة العلاج الأصلية (feuille de soins)',
    pt: 'A folha de cuidados de saúde, original (feuille de soins)',
  },
  'L’ordonnance': { en: 'The prescription', ar: 'الوصفة الطبية', pt: 'A receita médica' },
  'Un RIB, si votre compte a changé': {
    en: 'Bank details (RIB), if your account has changed',
    ar: 'بيانات الحساب البنكي (RIB)، إذا تغير حسابكم',
    pt: 'Os dados da conta bancária (RIB), se a sua conta mudou',
  },
  'Vos trois derniers bulletins de salaire': {
    en: 'Your last three payslips',
    ar: 'آخر ثلاث قسائم راتب',
    pt: 'Os seus três últimos recibos de salário',
  },
  'Vos revenus des douze derniers mois': {
    en: 'Your income for the last twelve months',
    ar: 'دخلكم في آخر اثني عشر شهرًا',
    pt: 'Os seus rendimentos dos últimos doze meses',
  },
  'Le bail et les quittances': {
    en: 'The lease and the rent receipts',
    ar: 'عقد الإيجار وإيصالات الدفع',
    pt: 'O contrato de arrendamento e os recibos da renda',
  },
  'Une photo d’identité avec code numérique': {
    en: 'An identity photograph with a digital code',
    ar: 'صورة شخصية برمز رقمي',
    pt: 'Uma fotografia tipo passe com código digital',
  },
  'Votre numéro fiscal et votre mot de passe': {
    en: 'Your tax number and your password',
    ar: 'رقمكم الضريبي وكلمة السر',
    pt: 'O seu número fiscal francês e a sua palavra-passe',
  },
  'Votre CV': { en: 'Your CV', ar: 'سيرتكم الذاتية', pt: 'O seu CV' },
  'Votre identifiant et votre mot de passe': {
    en: 'Your user name and your password',
    ar: 'اسم المستخدم وكلمة السر',
    pt: 'O seu nome de utilizador e a sua palavra-passe',
  },
  'Votre relevé de carrière': { en: 'Your career record', ar: 'كشف المسار المهني', pt: 'O seu registo de carreira' },
  'Les revenus du trimestre': {
    en: 'The income of the last three months',
    ar: 'دخل الأشهر الثلاثة الأخيرة',
    pt: 'Os rendimentos do trimestre',
  },
  'La lettre de la Caf': { en: 'The letter from the Caf', ar: 'رسالة الكاف (Caf)', pt: 'A carta da Caf' },
  'Les derniers courriers': { en: 'The latest letters', ar: 'آخر الرسائل', pt: 'As últimas cartas' },
  'Le dernier courrier reçu': { en: 'The last letter received', ar: 'آخر رسالة وصلتكم', pt: 'A última carta recebida' },
  'Les revenus du foyer': {
    en: 'The income of the household',
    ar: 'دخل الأسرة',
    pt: 'Os rendimentos do agregado familiar',
  },
  'Les pièces d’identité du foyer': {
    en: 'Identity documents of the household',
    ar: 'وثائق هوية أفراد الأسرة',
    pt: 'Os documentos de identidade do agregado familiar',
  },
  'Le bail signé': { en: 'The signed lease', ar: 'عقد الإيجار الموقّع', pt: 'O contrato de arrendamento assinado' },
}

/** A paper's title in this language; `null` when there is none: its French title is then said to be in French. */
export function titreDocument(titre: string, langue: Langue): string | null {
  return langue === 'fr' || langue === 'facile' ? titre : (DOCUMENTS[titre]?.[langue] ?? null)
}
