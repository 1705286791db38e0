/**
 * Dated scales, one line each: name | since | value(s) | state | where it was read | reference. To change one, add a line.
 * State: `ok`, `ancien` (a later value is known to exist), `a_confirmer` (not yet in an official text).
 * Where it was read: `liste` (the national list), `texte` (the public text named beside, or a public page or scale that
 * cites it), `memoire` (nowhere yet: the reference says where to look). `importer-baremes.ts --a-verifier` prints the last.
 * Lines whose value is in the list of national scales are rewritten by `scripts/importer-baremes.ts`; others are by hand.
 */
export const BAREMES = `
aah | 2023-04-01 | 971.37 | ok | texte | Décret n° 2023-328 du 29 avril 2023 https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000047511476
aah | 2024-04-01 | 1016.05 | ok | texte | Décret n° 2024-397 du 29 avril 2024 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000049486529
aah | 2025-04-01 | 1033.32 | ok | texte | Décret n° 2025-297 du 29 mars 2025, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000051393142
aah | 2026-04-01 | 1041.59 | ok | liste | Décret n° 2026-229 du 30 mars 2026, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053734356
aah_abattement_1 | 2011-01-01 | 0.8 | ok | liste | Décret n° 2010-1403 du 12/11/2010, art. 1 (modifie art. D821-9 du CSS) https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000023086051/#JORFARTI000023086056
aah_abattement_2 | 2011-01-01 | 0.4 | ok | liste | Décret n° 2010-1403 du 12/11/2010, art. 1 (modifie art. D821-9 du CSS) https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000023086051/#JORFARTI000023086056
aah_age | 1986-01-01 | 20 | ok | liste | Décret 85-1353 du 17 décembre 1985, art. 1 (crée art R821-1 du CSS) https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000000866621
aah_age_retraite | 2023-09-01 | 64 | ancien | liste | Code de la sécurité sociale - L161-17-2 https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000047452768/2023-09-01/
aah_enfant | 2000-01-01 | 0.5 | ok | liste | Article D821-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000039211076
aah_taux | 2010-11-17 | 0.8 | ok | liste | Article D821-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000023097719
aah_taux_rsdae | 2010-11-17 | 0.5 | ok | liste | Article D821-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000023097719
aah_tranche | 2011-01-01 | 0.3 | ok | liste | Article D821-9 du CSS https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000023097737
aeeh_age | 2006-01-01 | 20 | ok | liste | Loi 2005-102 du 11/02/2005, art. 68 (modif. Art. L541 du CSS) https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=LEGIARTI000006682303&cidTexte=JORFTEXT000000809647
aeeh_base | 2006-01-01 | 0.32 | ok | liste | Article D541-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006737166/2006-01-01/
aeeh_complement | 2006-01-01 | 0.24 0.65 0.92 1.4257 1.8221 | ok | liste | Article D541-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006737170/2006-01-01/
aeeh_complement_6 | 2025-04-01 | 1288.13 | ancien | liste | Circulaire Cnav 2025/12 du 03/04/2025 https://legislation.lassuranceretraite.fr/Pdf/circulaire_cnav_2025_12_03042025.pdf
aeeh_isole | 2006-01-01 | 0.13 0.18 0.57 0.73 1.07 | ok | liste | Article D541-4 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006737172/2006-01-01/
af_2 | 1982-02-01 | 0.32 | ok | liste | Décret 2015-611 du 03/06/2015 https://www.legifrance.gouv.fr/affichTexte.do?cidTexte=JORFTEXT000030674064
af_age | 2000-02-01 | 20 | ok | liste | Article R512-2 du Code de la SS https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006750602/2000-01-29
af_forfait | 2003-07-01 | 0.20234 | ok | liste | Article D521-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000030680324/2015-07-01
af_maj | 2008-05-01 | 0.16 | ok | liste | Décret 2008-410 du 28/04/2008 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000018730821 ; Article D521-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000030680318
af_maj_age | 2008-05-01 | 14 | ok | texte | Art. D. 521-1 CSS, avant le décret n° 2026-138 du 27 février 2026
af_maj_age | 2026-03-01 | 18 | ok | liste | Décret n° 2026-138 du 27 février 2026 portant à dix-huit ans l'âge de la majoration des allocations familiales https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053594174
af_maj_age_ancien | 2008-05-01 | 14 | ok | texte | Décret n° 2026-138 du 27 février 2026 : enfants nés avant le 1er mars 2012
af_plafond_1 | 2026-01-01 | 66652 | ok | liste | Instruction interministérielle n° DSS/2B/2025/177 du 18/12/2025 https://bulletins-officiels.social.gouv.fr/sites/textes-officiels/files/2025-12/SFHS2535630J_0.pdf
af_plafond_2 | 2026-01-01 | 93276 | ok | liste | Instruction interministérielle n° DSS/2B/2025/177 du 18/12/2025 https://bulletins-officiels.social.gouv.fr/sites/textes-officiels/files/2025-12/SFHS2535630J_0.pdf
af_plafond_enfant | 2026-01-01 | 6664 | ok | liste | Instruction interministérielle n° DSS/2B/2025/177 du 18/12/2025 https://bulletins-officiels.social.gouv.fr/sites/textes-officiels/files/2025-12/SFHS2535630J_0.pdf
af_supp | 1986-01-01 | 0.41 | ok | liste | Article D521-1, b) du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000030680318/
af_tranche_2 | 2015-07-01 | 0.5 | ok | liste | Article D521-1 1) du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000030680318/2015-07-01/
af_tranche_3 | 2015-07-01 | 0.25 | ok | liste | Article D521-1 1) du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000030680318/2015-07-01/
al_age_enfant | 2000-01-01 | 21 | ok | liste | Article R823-4, 1° du Code de la construction et de l'habitation https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038878933
al_age_etudiant | 2020-01-01 | 28 | ok | liste | Article R822-20 du Code de la construction et de l'habitation https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000041419188/2021-01-01
al_charges | 2025-10-01 | 60.59 | ancien | liste | Arrêté du 05/09/2025 relatif au calcul des aides personnelles au logement et de l'aide à l'accession sociale et à la sortie de l'insalubrité spécifique à l'outre-mer https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000052212770
al_charges_colocation | 2025-10-01 | 30.29 60.59 | ancien | liste | Arrêté du 05/09/2025 relatif au calcul des aides personnelles au logement et de l'aide à l'accession sociale et à la sortie de l'insalubrité spécifique à l'outre-mer https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000052212770
al_charges_enfant | 2025-10-01 | 13.74 | ancien | liste | Arrêté du 05/09/2025 relatif au calcul des aides personnelles au logement et de l'aide à l'accession sociale et à la sortie de l'insalubrité spécifique à l'outre-mer https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000052212770
al_chomage | 2002-01-01 | 0.3 | ok | liste | Article R822-14 du Code de la construction et de l'habitation https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000041419358
al_coef_chambre | 2002-01-01 | 0.9 | ok | liste | Arrêté du 27 septembre 2019, art. 8 https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000050286643/2024-09-29
al_coef_colocation | 2002-01-01 | 0.75 | ok | liste | Arrêté du 27 septembre 2019, art. 16 1° https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000050286643/2024-09-29
al_degressivite | 2016-07-01 | 3.4 2.5 2.5 | ok | liste | Arrêté du 27/09/2019, art. 10 https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000039160745
al_epargne_seuil | 2016-10-01 | 30000 | ok | liste | Article L822-5 du Code de la construction et de l'habitation https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038814936
al_etudiant | 2025-01-01 | 8600 | ok | liste | Arrêté du 28/12/2025, art. 1 https://www.legifrance.gouv.fr/loda/id/JORFTEXT000053202812/ ; Arrêté du 30/12/2024, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000050873291
al_etudiant_bourse | 2024-01-01 | 1700 | ok | liste | Arrêté du 15/12/2023 relatif au calcul des aides personnelles au logement pour l'année 2024, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000048621292
al_etudiant_foyer | 2025-01-01 | 6600 | ok | liste | Arrêté du 28/12/2025, art. 1 https://www.legifrance.gouv.fr/loda/id/JORFTEXT000053202812/ ; Arrêté du 30/12/2024, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000050873291
al_etudiant_foyer_bourse | 2025-01-01 | 1200 | ok | liste | Arrêté du 30/12/2024 relatif au calcul des aides personnelles au logement pour l'année 2025, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000050873291
al_minimum | 2017-10-01 | 10 | ok | liste | Arrêté du 27/09/2019, art. 12 https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000039160749
al_minoration | 2017-10-01 | 5 | ok | liste | Arrêté du 27/09/2019, art. 11 https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000039160747/2024-09-29
al_p0 | 2025-10-01 | 39.56 | ancien | liste | Arrêté du 05/09/2025 relatif au calcul des aides personnelles au logement et de l'aide à l'accession sociale et à la sortie de l'insalubrité spécifique à l'outre-mer https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000052212770
al_p0_taux | 2001-01-01 | 0.085 | ok | liste | Arrêté du 27/09/2019, art. 13 https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000046206225/2022-07-01
al_plafond_1 | 2025-10-01 | 333.14 401.78 454.1 65.89 | ancien | liste | Arrêté du 05/09/2025 relatif au calcul des aides personnelles au logement et de l'aide à l'accession sociale et à la sortie de l'insalubrité spécifique à l'outre-mer https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000052212770
al_plafond_2 | 2025-10-01 | 290.34 355.38 399.89 58.21 | ancien | liste | Arrêté du 05/09/2025 relatif au calcul des aides personnelles au logement et de l'aide à l'accession sociale et à la sortie de l'insalubrité spécifique à l'outre-mer https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000052212770
al_plafond_3 | 2025-10-01 | 272.12 329.88 369.88 53.01 | ancien | liste | Arrêté du 05/09/2025 relatif au calcul des aides personnelles au logement et de l'aide à l'accession sociale et à la sortie de l'insalubrité spécifique à l'outre-mer https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000052212770
al_r0 | 2025-01-01 | 5235 7501 8947 9148 9498 9851 10202 10554 | ok | liste | Arrêté du 28/12/2025, art. 1 https://www.legifrance.gouv.fr/loda/id/JORFTEXT000053202812/ ; Arrêté du 30/12/2024, art. 1 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000050873296
al_r0_supp | 2025-01-01 | 346 | ok | liste | Arrêté du 28/12/2025, art. 1 https://www.legifrance.gouv.fr/loda/id/JORFTEXT000053202812/ ; Arrêté du 30/12/2024, art. 1 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000050873296
al_suppression | 2016-07-01 | 4 3.1 3.1 | ok | liste | Arrêté du 27/09/2019, art. 10 https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000039160745
al_tf | 2007-07-01 | 0.0283 0.0315 0.027 0.0238 0.0201 0.0185 0.0179 0.0173 | ok | liste | Arrêté du 27/09/2019, article 14, 1° https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000046206208/2022-07-01/#LEGIARTI000046206208 ; Arrêté du 10/07/2007
al_tf_supp | 2007-07-01 | -0.0006 | ok | liste | Arrêté du 27/09/2019, article 14, 1° https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000046206208/2022-07-01/#LEGIARTI000046206208 ; Arrêté du 10/07/2007
al_tl_seuil | 2001-01-01 | 0.45 0.75 | ok | liste | Arrêté du 27/09/2019, article 14, 2° https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000050286630
al_tl_taux | 2007-07-01 | 0.0045 0.0068 | ok | liste | Arrêté du 27/09/2019, article 14, 2° https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000050286630 ; Arrêté du 10/07/2007
alf_cm | 2007-07-01 | 21420.91 | ok | liste | Arrêté du 27/09/2019, art. 30 2° https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000039160785
alf_depense_min | 2019-09-01 | 15 | ok | liste | Arrêté du 27/09/2019, art. 44 https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000039160711
alf_k | 2007-07-01 | 0.9 | ok | liste | Article D832-25 2° a) du Code de la construction et de l'habitation https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000047401364
alf_majoration | 2007-07-01 | 76.32 | ok | liste | Arrêté du 27/09/2019, art. 31 II. https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000046126968/2024-09-29 ; Arrêté du 08/11/2007, article 3 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000001309899
alf_n | 1992-07-01 | 1.2 1.5 2.5 3 3.7 4.3 | ok | liste | Article D832-25, 2° du Code de la construction et de l'habitation https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038878710/2019-09-01/
alf_plafond | 2025-10-01 | 190.13 295.5 | ancien | liste | Arrêté du 05/09/2025 relatif au calcul des aides personnelles au logement et de l'aide à l'accession sociale et à la sortie de l'insalubrité spécifique à l'outre-mer https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000052212770
alf_seuil | 2007-07-01 | 1423.03 2047.61 2629.85 4095.05 | ok | liste | Arrêté du 27/09/2019, art. 31 I. b) https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000046126968/2024-09-29 ; Arrêté du 08/11/2007, article 3 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000001309899
alf_taux | 2007-07-01 | 0.024 0.208 0.232 0.328 | ok | liste | Arrêté du 27/09/2019, art. 31 I. b) https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000046126968/2024-09-29 ; Arrêté du 08/11/2007, article 3 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000001309899
ars_college | 2012-08-01 | 0.9467 | ok | liste | Article D543-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000026087214 ; Décret 2012-830 du 27/06/2012 https://www.legifrance.gouv.fr/eli/decret/2012/6/27/2012-830/jo/texte
ars_lycee | 2012-08-01 | 0.9795 | ok | liste | Article D543-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000026087214 ; Décret 2012-830 du 27/06/2012 https://www.legifrance.gouv.fr/eli/decret/2012/6/27/2012-830/jo/texte
ars_minimum | 2002-08-09 | 15 | ok | liste | Article D543-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006737260/
ars_plafond | 2026-01-01 | 22274 | ok | liste | Instruction interministérielle n° DSS/2B/2025/177 du 18/12/2025 https://bulletins-officiels.social.gouv.fr/sites/textes-officiels/files/2025-12/SFHS2535630J_0.pdf
ars_plafond_enfant | 1986-07-01 | 0.3 | ok | liste | Création Décret 85-1353 1985-12-17, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000000866621/
ars_primaire | 2012-08-01 | 0.8972 | ok | liste | Article D543-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000026087214 ; Décret 2012-830 du 27/06/2012 https://www.legifrance.gouv.fr/eli/decret/2012/6/27/2012-830/jo/texte
asf_minimum | 2018-07-01 | 15 | ok | liste | Article D523-3 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037249831/2018-07-01/
asf_taux | 2022-11-01 | 0.422 | ok | liste | Article R523-7 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000046498993
asi_couple | 2025-04-01 | 19212.03 | ancien | liste | Circulaire Cnav 2025-13 du 03/04/2025 https://legislation.lassuranceretraite.fr/Pdf/circulaire_cnav_2025_13_03042025.pdf
asi_seul | 2025-04-01 | 10978.3 | ancien | liste | Circulaire Cnav 2025-13 du 03/04/2025 https://legislation.lassuranceretraite.fr/Pdf/circulaire_cnav_2025_13_03042025.pdf
aspa_abattement_couple | 2015-01-01 | 1.5 | ok | liste | Article R815-29 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000029968931/2015-01-01
aspa_abattement_seul | 2015-01-01 | 0.9 | ok | liste | Article R815-29 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000029968931/2015-01-01
aspa_age | 2002-01-01 | 65 | ok | liste | Article R815-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000047633276/2023-09-01
aspa_couple | 2024-01-01 | 18854.02 | ok | texte | Circulaire Cnav 2023-34 du 29 décembre 2023 (page 10) https://legislation.lassuranceretraite.fr/Pdf/circulaire_cnav_2023_34_29122023.pdf
aspa_couple | 2025-01-01 | 19268.80 | ok | texte | Circulaire Cnav 2024-39 du 23 décembre 2024 (page 9) https://legislation.lassuranceretraite.fr/Pdf/circulaire_cnav_2024_39_23122024.pdf
aspa_couple | 2026-01-01 | 19442.21 | ok | liste | Circulaire Cnav 2025-29 du 22/12/2025 (page 8) https://legislation.lassuranceretraite.fr/Pdf/circulaire_cnav_2025_29_22122025.pdf
aspa_seul | 2024-01-01 | 12144.27 | ok | texte | Circulaire Cnav 2023-34 du 29 décembre 2023 (page 10) https://legislation.lassuranceretraite.fr/Pdf/circulaire_cnav_2023_34_29122023.pdf
aspa_seul | 2025-01-01 | 12411.44 | ok | texte | Circulaire Cnav 2024-39 du 23 décembre 2024 (page 9) https://legislation.lassuranceretraite.fr/Pdf/circulaire_cnav_2024_39_23122024.pdf
aspa_seul | 2026-01-01 | 12523.14 | ok | liste | Circulaire Cnav 2025-29 du 22/12/2025 (page 8) https://legislation.lassuranceretraite.fr/Pdf/circulaire_cnav_2025_29_22122025.pdf
aspa_taux_anticipe | 2002-01-01 | 0.5 | ok | liste | Article R351-21 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006749360
aspa_titre | 2002-01-01 | 10 | ok | liste | Article L816-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042920144/2021-05-01
ass_age_mois | 1984-01-01 | 789 | ok | liste | lien https://www.service-public.fr/particuliers/vosdroits/F12484
ass_jour | 2026-04-01 | 19.48 | ok | liste | Décret n° 2026-219 du 30 mars 2026, article 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053733811
ass_plafond_couple | 2005-01-01 | 110 | ok | liste | Code du Travail, Article R5423-1 https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000018525084
ass_plafond_seul | 2005-01-01 | 70 | ok | liste | Code du Travail, Article R5423-1 https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000018525084
biactif | 2011-11-01 | 0.136 | ok | liste | Circulaire DSS/2B/2011/447 du 01/12/2011
bmaf | 2023-04-01 | 445.93 | ok | texte | Instruction interministérielle n° DSS/2B/2023/41 du 24 mars 2023
bmaf | 2024-04-01 | 466.44 | ok | texte | Instruction interministérielle du 20 mars 2024, coefficient 1,046 (idcite.com, 5 avril 2024)
bmaf | 2025-04-01 | 474.37 | ok | texte | Ministère chargé des solidarités, revalorisation annuelle au 1er avril 2025 https://solidarites.gouv.fr/revalorisation-annuelle-des-prestations-sociales-au-1er-avril-2025
bmaf | 2026-04-01 | 478.16 | ok | liste | Instruction interministérielle n° DSS/2A/2026/36 du 26 mars 2026 https://bulletins-officiels.social.gouv.fr/instruction-interministerielle-ndeg-dss2b202646-du-20-mars-2026-relative-la-revalorisation-au-1er-avril-2026-des-prestations-familiales-servies-en-metropole-en-guadeloupe-en-guyane-en-martinique-la-reunion-saint-barthelemy-saint-martin-et
bourse_college_montant | 2017-05-07 | 0.256 0.7091 1.1075 | ok | liste | Décret n° 2017-792 du 05/05/2017 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000034601676 ; Article D531-7 du Code de l'éducation https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000034629530
bourse_college_plafond_1 | 2016-07-01 | 1556.2 1915.3 2274.4 2633.5 2992.7 3351.8 3710.9 4070 | ok | liste | Article 1 de l'arrêté du 22/03/2016 fixant les plafonds de ressources ouvrant droit à l'attribution d'une bourse nationale de collège à compter de l'année scolaire 2016-2017 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000032325020
bourse_college_plafond_2 | 2016-07-01 | 841.2 1035.4 1229.5 1423.7 1617.8 1811.9 2006.1 2200.2 | ok | liste | Article 1 de l'arrêté du 22/03/2016 fixant les plafonds de ressources ouvrant droit à l'attribution d'une bourse nationale de collège à compter de l'année scolaire 2016-2017 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000032325020
bourse_college_plafond_3 | 2016-07-01 | 296.8 365.3 433.8 502.3 570.8 639.3 707.8 776.3 | ok | liste | Article 1 de l'arrêté du 22/03/2016 fixant les plafonds de ressources ouvrant droit à l'attribution d'une bourse nationale de collège à compter de l'année scolaire 2016-2017 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000032325020
bourse_lycee_montant | 2016-07-01 | 1.0642 1.3079 1.5435 1.7791 2.0147 2.2584 | ok | liste | Article D531-29 du Code de l'éducation https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000033056575
bourse_lycee_plafond_1 | 2016-07-01 | 1855 1997.6 2282.9 2639.7 2996.4 3424.6 3852.6 4280.7 | ok | liste | Arrêté du 22/03/2016 fixant les modalités de détermination des plafonds de ressources ouvrant droit à l'attribution d'une bourse nationale d'études du second degré de lycée et leur mode de revalorisation https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000032325028
bourse_lycee_plafond_2 | 2016-07-01 | 1468.4 1602.1 1869 2136.2 2536.7 2937.1 3337.7 3738.4 | ok | liste | Arrêté du 22 mars 2016 fixant les modalités de détermination des plafonds de ressources... https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000032325028
bourse_lycee_plafond_3 | 2016-07-01 | 1247.1 1360.4 1587.2 1814 2154.1 2494.3 2834.5 3174.7 | ok | liste | Arrêté du 22 mars 2016 fixant les modalités de détermination des plafonds de ressources... https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000032325028
bourse_lycee_plafond_4 | 2016-07-01 | 1005.8 1097.1 1280.1 1463 1737.3 2011.8 2285.9 2560.2 | ok | liste | Arrêté du 22 mars 2016 fixant les modalités de détermination des plafonds de ressources... https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000032325028
bourse_lycee_plafond_5 | 2016-07-01 | 625.1 694.6 833.5 972.3 1180.7 1389.2 1597.5 1805.9 | ok | liste | Arrêté du 22 mars 2016 fixant les modalités de détermination des plafonds de ressources... https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000032325028
bourse_lycee_plafond_6 | 2016-07-01 | 244.3 291.9 386.9 481.7 624.1 766.4 909 1051.3 | ok | liste | Arrêté du 22 mars 2016 fixant les modalités de détermination des plafonds de ressources... https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000032325028
cf_age | 2000-02-01 | 21 | ok | liste | Article R522-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006750615
cf_plafond | 2026-01-01 | 24853 | ok | liste | Instruction interministérielle n° DSS/2B/2025/177 du 18/12/2025 https://bulletins-officiels.social.gouv.fr/sites/textes-officiels/files/2025-12/SFHS2535630J_0.pdf
cf_plafond_biactif | 2026-01-01 | 9989 | ok | liste | Instruction interministérielle n° DSS/2B/2025/177 du 18/12/2025 https://bulletins-officiels.social.gouv.fr/sites/textes-officiels/files/2025-12/SFHS2535630J_0.pdf
cf_plafond_majore | 2014-04-01 | 0.5 | ok | liste | Circulaire DSS/2B/2020/226 du 14/12/2020, p.210 https://solidarites-sante.gouv.fr/fichiers/bo/2020/20-12/ste_20200012_0000_0050.pdf
cf_taux | 1983-01-01 | 0.4165 | ok | liste | Article D522-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006737116/
cf_taux_majore | 2018-04-01 | 0.6248 | ok | liste | Article D522-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038249420/2022-09-27/
cheque_1 | 2021-01-01 | 194 146 98 48 | ancien | liste | Arrêté du 24 février 2021 modifiant le seuil d'éligibilité au chèque énergie et instituant un plafond aux frais de gestion pouvant être déduits de l'aide spécifique https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000043178875/
cheque_2 | 2021-01-01 | 240 176 113 63 | ancien | liste | Arrêté du 24 février 2021 modifiant le seuil d'éligibilité au chèque énergie et instituant un plafond aux frais de gestion pouvant être déduits de l'aide spécifique https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000043178875/
cheque_3 | 2021-01-01 | 277 202 126 76 | ancien | liste | Arrêté du 24 février 2021 modifiant le seuil d'éligibilité au chèque énergie et instituant un plafond aux frais de gestion pouvant être déduits de l'aide spécifique https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000043178875/
cheque_seuil | 2021-01-01 | 5600 6700 7700 10800 | ancien | liste | Arrêté du 24 février 2021 modifiant le seuil d'éligibilité au chèque énergie et instituant un plafond aux frais de gestion pouvant être déduits de l'aide spécifique https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000043178875/
crds | 1996-02-01 | 0.005 | ok | liste | Aides versées après CRDS : 99,5 % du montant ; ordonnance n° 96-50 du 24 janvier 1996
css_abattement_aah | 2021-04-01 | 68 | ancien | liste | Bulletin officiel Santé - Protection sociale - Solidarité n° 2021/6 du 16 avril 2021 - Instruction interministérielle N° DSS/SD2A/2021/71 du 30 mars 2021 https://sante.gouv.fr/fichiers/bo/2021/2021.6.sante.pdf#page=75
css_abattement_asi | 2021-04-01 | 49 86 | ancien | liste | Bulletin officiel Santé - Protection sociale - Solidarité n° 2021/6 du 16 avril 2021 - Instruction interministérielle N° DSS/SD2A/2021/71 du 30 mars 2021 https://sante.gouv.fr/fichiers/bo/2021/2021.6.sante.pdf#page=75
css_abattement_aspa | 2021-04-01 | 71 110 | ancien | liste | Bulletin officiel Santé - Protection sociale - Solidarité n° 2021/6 du 16 avril 2021 - Instruction interministérielle N° DSS/SD2A/2021/71 du 30 mars 2021 https://sante.gouv.fr/fichiers/bo/2021/2021.6.sante.pdf#page=75
css_age_charge | 2000-01-01 | 25 | ok | liste | Article R861-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000018052382
css_chomage | 2000-01-01 | 0.3 | ok | liste | Article R822-13 du Code de la construction et de l'habitation https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038878977
css_fl_2 | 2019-11-01 | 0.14 | ok | liste | LOI n° 2018-1203 du 22 décembre 2018 de financement de la sécurité sociale pour 2019 https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006753243/2022-08-31/
css_p2 | 2000-01-01 | 0.5 | ok | liste | Article R861-3 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006753235/2000-01-01/
css_p3 | 2000-01-01 | 0.3 | ok | liste | Article R861-3 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006753235/2000-01-01/
css_p5 | 2000-01-01 | 0.4 | ok | liste | Article R861-3 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006753235/2000-01-01/
css_participation | 2019-10-01 | 0.35 | ok | liste | Article L861-1 2. du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037950247/2019-11-01
css_plafond | 2024-04-01 | 10166 | ancien | liste | Arrêté du 26/03/2024, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000049339291
css_plafond | 2025-04-01 | 10339 | ancien | texte | Plafond d'avril 2025 (efl.fr) ; celui d'avril 2026 reste à confirmer
css_prix | 2019-11-01 | 8 14 21 25 30 | ok | liste | source non indiquée
fl_1 | 2009-06-01 | 0.12 | ok | liste | Article R262-9 1. du Code de l'action sociale et des familles https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000020526192/2022-01-21/
fl_2 | 2009-06-01 | 0.16 | ok | liste | Article R262-9 2. du Code de l'action sociale et des familles https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000020526192/2022-01-21/
fl_3 | 2009-06-01 | 0.165 | ok | liste | Article R262-9 3. du Code de l'action sociale et des familles https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000020526192/2022-01-21/
frais_pro_max | 2023-01-01 | 14171 | ok | texte | Décret n° 2024-496 du 30 mai 2024, art. 1 (art. 83, 3° CGI) https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000049629765
frais_pro_max | 2024-01-01 | 14426 | ok | texte | Art. 83, 3° CGI, revenus de 2024 (service-public.gouv.fr, fiche F1989, vérifiée le 6 juin 2025)
frais_pro_max | 2025-01-01 | 14555 | ok | texte | Décret n° 2026-562 du 29 juin 2026, art. 2 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054341109
frais_pro_min | 2023-01-01 | 495 | ok | texte | Art. 83, 3° CGI, revenus de 2023 (service-public.gouv.fr, fiche F1989) ; Décret n° 2024-496 du 30 mai 2024, art. 1 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000049629765
frais_pro_min | 2024-01-01 | 504 | ok | texte | Art. 83, 3° CGI, revenus de 2024 (service-public.gouv.fr, fiche F1989, vérifiée le 6 juin 2025)
frais_pro_min | 2025-01-01 | 509 | ok | texte | Art. 83, 3° CGI, revenus de 2025 (règles publiques de l’Urssaf, modele-social 11.1.0)
frais_pro_taux | 1943-01-01 | 0.1 | ok | texte | Art. 83, 3° CGI https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000036429189
mva | 2008-01-01 | 104.77 | ok | liste | Article D821-3 du Code de la Sécurité Sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000019505277/
noel | 2003-12-30 | 152.45 | ok | liste | Décret 2003-1283 du 26/12/2003, art. 1 https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000006226757
pa_aah_heures | 2015-10-01 | 29 | ok | liste | Article D843-4 du code de la sécurité sociale (créé en 2018) https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000036579172
pa_age | 2015-10-01 | 18 | ok | liste | Article L842-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000031087615
pa_base | 2023-04-01 | 595.25 | ok | texte | Décret n° 2023-343 du 4 mai 2023, art. 1 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000047521600
pa_base | 2024-04-01 | 622.63 | ok | texte | Décret n° 2024-403 du 1er mai 2024, art. 1 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000049490767
pa_base | 2025-04-01 | 633.21 | ok | texte | Décret n° 2025-294 du 29 mars 2025, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000051393100
pa_base | 2026-04-01 | 638.28 | ok | liste | Décret n° 2026-222 du 30 mars 2026, art. 2 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053733855
pa_bonus_debut | 2016-01-01 | 59 | ok | liste | Article D843-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037873473
pa_bonus_fin | 2019-01-01 | 120 | ok | texte | Art. D. 843-2 CSS, décret n° 2018-1197 du 21 décembre 2018 (95 heures avant) https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000037846000
pa_bonus_fin | 2026-04-01 | 138 | ok | liste | Article D843-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037873473 ; Décret 2026-222 du 30 mars 2026, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053733855
pa_bonus_max | 2019-01-01 | 0.29101 | ok | texte | Art. D. 843-2 CSS, décret n° 2018-1197 du 21 décembre 2018 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000037846000
pa_bonus_max | 2026-04-01 | 0.377 | ok | liste | Article D843-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037873473 ; Décret 2026-222 du 30 mars 2026, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053733855
pa_minimum | 2015-10-01 | 15 | ok | liste | Article D843-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000031673885/ ; Décret 2015-1710 du 21/12/2015, art. 2 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000031665094
pa_pente | 2018-10-01 | 0.61 | ok | texte | Art. D. 843-3 CSS, décret n° 2018-836 du 3 octobre 2018, art. 1
pa_pente | 2025-04-01 | 0.5985 | ok | liste | Article D843-3 du code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037462909 ; Décret 2018-836 du 03/10/2018, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000051393074/
paje_age | 2004-01-01 | 3 | ok | liste | Article D531-1 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006737316/2004-01-01/
paje_biactif_partiel | 2026-01-01 | 11936 | ok | liste | Article L. 531-2 du code de la sécurité sociale, dernier alinéa https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042685543
paje_biactif_plein | 2026-01-01 | 9989 | ok | liste | Article L. 531-3 du code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000036393143 ; Arrêté du 18/12/2025, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053165980
paje_naissance | 2004-01-01 | 2.2975 | ok | liste | Article L531-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042685543
paje_partiel | 2018-04-01 | 0.20825 | ok | liste | Article D531-3 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000036852559/2018-04-01/
paje_plafond_partiel | 2026-01-01 | 29694 | ok | liste | Article L. 531-2 du code de la sécurité sociale, dernier alinéa https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042685543
paje_plafond_plein | 2026-01-01 | 24853 | ok | liste | Article L. 531-3 du code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000036393143 ; Arrêté du 18/12/2025, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053165980
paje_plein | 2018-04-01 | 0.4165 | ok | liste | Article D531-3 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000036852559/2018-04-01/
pension_min | 2023-01-01 | 442 | ok | texte | Décret n° 2024-496 du 30 mai 2024, art. 1 (art. 158, 5 a CGI) https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000049629765
pension_min | 2024-01-01 | 450 | ok | texte | Art. 158, 5 a CGI, revenus de 2024 https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042909707
pension_min | 2025-01-01 | 454 | ok | texte | Décret n° 2026-562 du 29 juin 2026, art. 2 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054341109
pf_revenu_enfant | 1985-12-22 | 0.55 | ok | liste | Décret 85-1353 du 17/12/1985, art. 1 (crée art. R 512-2 du CSS) https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000866621
plaf_enfant_12 | 1986-01-01 | 0.25 | ok | liste | Article R522-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000046499019
plaf_enfant_3 | 2010-01-01 | 0.3 | ok | liste | Article R522-2 du Code de la sécurité sociale https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000046499019
prime_demenagement | 1976-08-01 | 2.4 2.6 2.8 | ok | liste | Décret 76-768 du 16/08/1976 https://www.legifrance.gouv.fr/affichTexte.do?cidTexte=JORFTEXT000000688994
prime_demenagement_supp | 1976-08-01 | 0.2 | ok | liste | Décret 76-768 du 16/08/1976 https://www.legifrance.gouv.fr/affichTexte.do?cidTexte=JORFTEXT000000688994
pss_annuel | 2023-01-01 | 43992 | ok | texte | Arrêté du 9 décembre 2022 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000046745084
pss_annuel | 2024-01-01 | 46368 | ok | texte | Arrêté du 19 décembre 2023 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000048708695
pss_annuel | 2025-01-01 | 47100 | ok | texte | Arrêté du 19 décembre 2024 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000050854392
pss_annuel | 2026-01-01 | 48060 | ok | liste | Arrêté du 22/12/2025 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053143451
rls_1 | 2026-06-01 | 35.99 43.51 49.09 7.03 | ok | liste | Arrêté du 22 mai 2026 modifiant l'arrêté du 27 février 2018 relatif à la réduction de loyer de solidarité https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054132213
rls_2 | 2026-06-01 | 31.58 38.56 43.06 6.26 | ok | liste | Arrêté du 22 mai 2026 modifiant l'arrêté du 27 février 2018 relatif à la réduction de loyer de solidarité https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054132213
rls_3 | 2026-06-01 | 29.57 35.8 40.04 5.64 | ok | liste | Arrêté du 22 mai 2026 modifiant l'arrêté du 27 février 2018 relatif à la réduction de loyer de solidarité https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054132213
rls_part | 2018-01-01 | 0.98 | ok | liste | Article L832-3 du Code de la construction et de l'habitation https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038814872
rls_plafond_1 | 2026-01-01 | 970 1168 1486 1768 2165 2497 2781 3079 300 | ok | liste | Arrêté du 23/12/2025 relatif à la revalorisation des plafonds de ressources et des montants de réduction de loyer de solidarité applicables modifiant l'arrêté du 27 février 2018 relatif à la réduction de loyer de solidarité https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053175260
rls_plafond_2 | 2026-01-01 | 905 1104 1408 1677 2059 2377 2646 2929 282 | ok | liste | Arrêté du 23/12/2025 relatif à la revalorisation des plafonds de ressources et des montants de réduction de loyer de solidarité applicables modifiant l'arrêté du 27 février 2018 relatif à la réduction de loyer de solidarité https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053175260
rls_plafond_3 | 2026-01-01 | 878 1068 1366 1628 1989 2298 2555 2830 262 | ok | liste | Arrêté du 23/12/2025 relatif à la revalorisation des plafonds de ressources et des montants de réduction de loyer de solidarité applicables modifiant l'arrêté du 27 février 2018 relatif à la réduction de loyer de solidarité https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053175260
rsa_2e_personne | 2009-06-01 | 0.5 | ok | liste | Décret 2009-404 du 15/04/2009, art. 2 (modif art. R262-1 du CASF) https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=LEGIARTI000020522717&cidTexte=JORFTEXT000020521930
rsa_3e_personne | 2009-06-01 | 0.3 | ok | liste | Décret 2009-404 du 15/04/2009, art. 2 (modif art. R262-1 du CASF) https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=LEGIARTI000020522717&cidTexte=JORFTEXT000020521930
rsa_age | 2009-06-01 | 25 | ok | liste | Loi 2008-1249 du 01/12/2008, art. 3 (modif art. L262-4 du CASF) https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=LEGIARTI000019861526&cidTexte=JORFTEXT000019860428
rsa_age_enfant | 1977-10-01 | 25 | ok | liste | Art. R262-3 du Code de l'action sociale et des familles https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000020526222/2009-06-01/
rsa_asf | 2014-04-01 | 0.225 | ok | liste | Décret n°2014-554 du 27 mai 2014 - art. 1 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000029002839
rsa_base | 2023-04-01 | 607.75 | ok | texte | Décret n° 2023-340 du 4 mai 2023
rsa_base | 2024-04-01 | 635.71 | ok | texte | Décret n° 2024-396 du 29 avril 2024, art. 1
rsa_base | 2025-04-01 | 646.52 | ok | texte | Décret n° 2025-293 du 29 mars 2025
rsa_base | 2026-04-01 | 651.69 | ok | liste | Décret n° 2026-220 du 30 mars 2026, art. 1 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053733826
rsa_enfant_supp | 2009-06-01 | 0.4 | ok | liste | Décret 2009-404 du 15/04/2009, art. 2 (modif art. R262-1 du CASF) https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=LEGIARTI000020522717&cidTexte=JORFTEXT000020521930
rsa_epargne | 2009-01-01 | 0.03 | ok | liste | Article R132-2 du Code de l'action sociale et des familles https://www.legifrance.gouv.fr/codes/id/LEGISCTA000006178301/
rsa_majore | 2016-01-01 | 1.28412 | ok | liste | Décret 2015-1710 du 21/12/2015, art. 2 (crée art. D843-1 du CSS) https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=LEGIARTI000031673709&cidTexte=JORFTEXT000031665094
rsa_majore_age | 2009-06-01 | 3 | ok | liste | Article R262-2 du Code de l'action sociale et des familles https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000033979137/2017-02-03/
rsa_majore_enfant | 2016-01-01 | 0.42804 | ok | liste | Décret 2015-1710 du 21/12/2015, art. 2 (crée art. D843-1 du CSS) https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=LEGIARTI000031673709&cidTexte=JORFTEXT000031665094
rsa_minimum | 2009-06-01 | 6 | ok | liste | Décret 2009-404 du 15/04/2009, art. 2 (modif art. R262-1 du CASF) https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=LEGIARTI000020522717&cidTexte=JORFTEXT000020521930
rsa_titre | 2009-06-01 | 5 | ok | liste | Loi 2008-1249 du 01/12/2008, art. 3 (modif art. L262-4 du CASF) https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=LEGIARTI000019861526&cidTexte=JORFTEXT000019860428
rsa_titre_eee | 2009-06-01 | 0.25 | ok | liste | Loi 2008-1249 du 01/12/2008, art. 3 (modif art. L262-4 du CASF) https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=LEGIARTI000019861526&cidTexte=JORFTEXT000019860428
smic_horaire | 2023-05-01 | 11.52 | ok | texte | Arrêté du 26 avril 2023 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000047495817
smic_horaire | 2024-01-01 | 11.65 | ok | texte | Décret n° 2023-1216 du 20 décembre 2023, art. 1 https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000048604684
smic_horaire | 2024-11-01 | 11.88 | ok | texte | Décret n° 2024-951 du 23 octobre 2024 https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000050392683
smic_horaire | 2026-01-01 | 12.02 | ok | texte | Décret n° 2025-1228 du 17 décembre 2025
smic_horaire | 2026-06-01 | 12.31 | ok | liste | Arrêté du 22 mai 2026 relatif au relèvement du salaire minimum de croissance https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054126589
`
