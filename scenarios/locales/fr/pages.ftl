### Pages du rapport.

## Tout le document
report-title = Numérique éducatif, { $territory } : les scénarios comparés
report-subtitle =
    Étude « { $study } » : { $establishments ->
        [one] { $establishments } établissement
       *[other] { $establishments } établissements
    }, { $pupils ->
        [one] { $pupils } élève
       *[other] { $pupils } élèves
    }, { $scenarios ->
        [one] { $scenarios } scénario
       *[other] { $scenarios } scénarios
    } ; chaque cas simulé { $replications ->
        [one] { $replications } fois
       *[other] { $replications } fois
    }.
report-subtitle-estimate =
    Étude « { $study } » : { $establishments ->
        [one] { $establishments } établissement
       *[other] { $establishments } établissements
    }, { $pupils ->
        [one] { $pupils } élève
       *[other] { $pupils } élèves
    }, { $scenarios ->
        [one] { $scenarios } scénario
       *[other] { $scenarios } scénarios
    } ; qualité de service estimée, non simulée ({ $replications } calcul par cas).
report-colophon = Établi avec { $program }, graine { $seed }.
report-page-elected = L’essentiel, pour décider
report-page-quality = Est-ce que cela marche ?
report-page-cost = Combien cela coûte
report-page-payers = Qui paie
report-page-prices = Et si les prix étaient autres ?
report-page-people = Les moyens humains
report-page-carbon = Énergie et carbone
report-page-equity = Équité
report-page-risk = Pannes et données des élèves
report-page-decision = La décision
report-page-assumptions = Hypothèses et sources
report-page-method = Méthode, validation, limites

## Petits mots
report-around = { $figure } (de { $low } à { $high })
report-named-figure = { $name } : { $figure }
report-separator = { "" } ;
report-title-unit = { $title } ({ $unit })
report-missing = pas de chiffre
report-total = Total
report-yes = oui
report-no = non
report-no-departement = Hors département
report-rounded = Chiffres arrondis : une somme peut différer d’une unité de celle de ses termes.
report-cut = { $count ->
        [one] { $count } autre ligne n’est pas montrée ici ; elle est
       *[other] { $count } autres lignes ne sont pas montrées ici ; elles sont
    } dans le classeur.
report-estimate = La qualité de service est ici une estimation : un calcul rapide, sans intervalle ni verdict. Avant de décider, simulez l’étude.
report-estimate-short = Estimation : ni intervalle ni verdict.
report-unit-full-time = ETP
report-unit-years = ans
report-unit-points = points
report-unit-gigabytes = Go
report-measure-unit-share = part (de 0 à 1)
report-measure-unit-count = nombre
report-word = { $n ->
        [1] un
        [2] deux
        [3] trois
        [4] quatre
        [5] cinq
        [6] six
        [7] sept
        [8] huit
        [9] neuf
        [10] dix
        [11] onze
        [12] douze
        [13] treize
        [14] quatorze
        [15] quinze
        [16] seize
        [17] dix-sept
        [18] dix-huit
        [19] dix-neuf
        [20] vingt
       *[other] { $n }
    }
report-lessons-none = zéro cours
report-lessons-all = presque tous les cours
report-lessons-less = moins d’un cours sur { $total }
report-lessons-one = un cours sur { $total }
report-lessons-in = { $part } cours sur { $total }
report-level-ecole = Écoles
report-level-college = Collèges
report-level-lycee = Lycées
report-level-lycee-professionnel = Lycées professionnels
report-level-shared = Commun à tous
report-kind-ecole = école
report-kind-college = collège
report-kind-lycee = lycée
report-kind-lycee-professionnel = lycée professionnel
report-item-coordination = Coordination du consortium
report-class-under = moins de { $high }
report-class-between = de { $low } à { $high }
report-class-over = { $low } et plus

## L’essentiel
report-elected-nothing = Ces résultats ne contiennent aucun scénario : il n’y a rien à comparer.
report-elected-quality = Avec « { $reference } », l’informatique perturberait { $other } dans une année scolaire comme celles de la phase { $phase } ; avec « { $scenario } », { $lessons }.
report-elected-quality-alone = Avec « { $scenario } », l’informatique perturberait { $lessons } dans une année scolaire comme celles de la phase { $phase }.
report-elected-cost = « { $scenario } » coûte { $each } par élève et par an, contre { $other } pour « { $reference } » : en tout { $total } de { $first } à { $last }, en euros de { $year } et sans la TVA.
report-elected-cost-alone = « { $scenario } » coûte { $each } par élève et par an : en tout { $total } de { $first } à { $last }, en euros de { $year } et sans la TVA.
report-elected-payers = Qui paie, sur 100 € dépensés pour « { $scenario } » : { $parts } (organisation retenue : { $governance }).
report-elected-payer = { $payer }, { $euros }
report-elected-payers-none = « { $scenario } » ne coûte rien à personne : vérifiez les prix.
report-elected-certain-alone = Un seul scénario est étudié : ces chiffres décrivent « { $scenario } », ils ne disent pas s’il vaut mieux qu’un autre.
report-elected-quality-sure = Ce qui est sûr : « { $scenario } » perturbe moins de cours que « { $reference } », dans tous les cas étudiés.
report-elected-quality-mixed = Pour la qualité, « { $scenario } » fait mieux que « { $reference } » dans { $better } cas sur { $cases }, moins bien dans { $worse } ; pour le reste, rien ne permet de trancher.
report-elected-quality-unknown = Pour la qualité, rien ne permet de distinguer « { $scenario } » de « { $reference } ».
report-elected-quality-estimate = La qualité de « { $scenario } » et de « { $reference } » est ici une estimation, à confirmer par une simulation.
report-elected-money-cheaper = Ce qui est sûr aussi : il coûte moins cher, même si les prix bougent dans les limites prévues.
report-elected-money-dearer = Pour l’argent, il coûte plus cher, même si les prix bougent dans les limites prévues.
report-elected-money-unsure = Pour l’argent, ce n’est pas certain : les prix étant mal connus, il est le moins cher des deux dans { $share } cas sur 100.
report-elected-money-unknown = Pour l’argent, l’écart entre les deux n’est pas calculé.
report-elected-order-sure = « { $scenario } » arrive en tête avec l’importance donnée ici à chaque critère, et cela tient : si l’on fait varier ce qui est mal connu, il reste premier dans { $sum } cas sur 100 (dans { $distance } sur 100 avec une autre façon de compter).
report-elected-order = « { $scenario } » arrive en tête avec l’importance donnée ici à chaque critère, mais l’ordre n’est pas garanti : si l’on fait varier ce qui est mal connu, il est premier dans { $sum } cas sur 100, et dans { $distance } sur 100 avec une autre façon de compter.
report-elected-order-alone = Avec un seul scénario, il n’y a pas de classement.
report-elected-order-none = Le classement des scénarios n’a pas pu être fait : un chiffre manque.
report-elected-order-nobody = Aucun scénario n’est admissible : chacun enfreint une règle qui exclut. Le détail porte ici sur celui qui perturbe le moins de cours, « { $scenario } ».
report-excluded = « { $scenario } » est écarté, quels que soient ses autres mérites. Critère « { $criterion } » : { $figure }, { $value } ; au plus { $limit } admis.
report-excluded-services = « { $scenario } » est écarté, quels que soient ses autres mérites : des données d’élèves y relèvent d’une loi étrangère à l’Union européenne ({ $services }). Critère « { $criterion } » : { $figure }, { $value } ; au plus { $limit } admis.
report-key-disturbed = des cours perturbés
report-key-per-pupil = par élève et par an
report-key-people = techniciens à plein temps
report-key-first = de chances d’être le meilleur choix
report-key-first-note = compte tenu de ce qui est mal connu : qualité, prix, carbone ; à ces poids
report-key-against = « { $scenario } » ; { $value } avec « { $reference } »
report-elected-note = Un cours est perturbé quand les élèves attendent trop longtemps, ou ne peuvent pas ouvrir leur session. Les intervalles et leur sens sont à la page « Méthode ».
report-elected-note-estimate = Un cours est perturbé quand les élèves attendent trop longtemps, ou ne peuvent pas ouvrir leur session. Estimation : ces parts sont calculées, non simulées.
report-picture-lessons = Cours perturbés, par scénario
report-picture-lessons-note = En % des cours qui utilisent des ordinateurs, moyenne d’une année scolaire. Les traits fins sont les intervalles à 95 %.
report-picture-lessons-estimate = En % des cours qui utilisent des ordinateurs, moyenne d’une année scolaire. Estimation, sans intervalle.
report-picture-lessons-alternative = Part des cours perturbés dans la phase { $phase }. { $figures }.
report-axis-lessons = Cours perturbés (%)
report-picture-payers = Qui paie combien, par scénario
report-picture-payers-note = Tout ce qui est dépensé sur la durée du compte, sans la TVA, en euros de { $year }.
report-picture-payers-alternative = Dépense totale de chaque scénario. { $figures }.
report-axis-years = { $unit } sur { $years } ans
report-remark-excluded = écarté
report-picture-map = Où les cours sont perturbés
report-map-legend = Cours perturbés (nombre d’établissements)
report-map-missing = pas de cours équipé
report-map-note = Un point par établissement ; dernière phase, moyenne d’une année scolaire. La part du territoire compte les cours : une école qui en a peu d’équipés y pèse peu, mais a son point ici.
report-map-synthetic = Établissements synthétiques : placés par le programme, aucun n’est réel. Dernière phase, moyenne d’une année scolaire. La part du territoire compte les cours : une école qui en a peu d’équipés y pèse peu, mais a son point ici.
report-map-cut = Établissements montrés : les plus grands, { $shown } sur { $all }.
report-map-alternative = Nombre d’établissements où au moins { $share } des cours sont perturbés. { $figures }.

## Qualité
report-quality-about = Un cours est perturbé quand l’informatique fait attendre ses élèves au-delà de ce que l’activité supporte. Tous les scénarios rencontrent les mêmes élèves, les mêmes cours, les mêmes jours : leurs écarts ne viennent pas du hasard des tirages.
report-quality-worst = Au pire moment : { $moment }
report-quality-worst-alternative = { $moment } : le moins de cours perturbés avec « { $best } », { $share }.
report-interval-note = Les traits fins sont les intervalles à 95 % : 19 fois sur 20, la vraie valeur du modèle y est.
report-quality-year = Cours perturbés sur une année scolaire, par phase
report-quality-year-note = Part de tous les cours d’une année : les types de jour pèsent par leur nombre dans l’année et par leurs cours ; avec l’intervalle à 95 % quand il y en a un.
report-quality-moments = Toutes les phases, tous les types de jour
report-quality-legend = Réponse et session : 95 % des cas sont plus rapides. Sans poste : cours qui voulaient des postes et n’en ont pas trouvé. Verdicts à 5 %, corrigés (Holm) pour le nombre de comparaisons.
report-quality-legend-estimate = Réponse et session : 95 % des cas sont plus rapides. Sans poste : cours qui voulaient des postes et n’en ont pas trouvé. Estimation : ni intervalle ni verdict.
report-verdict-reference = référence
report-verdict-better = meilleur
report-verdict-worse = moins bon
report-verdict-same = on ne peut les distinguer

## Coût
report-cost-about = En euros de { $year }, sans la TVA, de { $first } à { $last }. La valeur actuelle compte moins les euros plus lointains ({ $rate } par an) et retranche ce que valent encore à la fin les équipements achetés. TVA usuelle : { $vat }. Ce qui arrive en fin de vie est racheté.
report-cost-totals = Coût de chaque scénario
report-cost-totals-note = Total : tout ce qui est dépensé. Valeur restante : ce que valent encore les achats à la fin du compte. Valeur actuelle : dépense actualisée, moins la valeur restante actualisée. TVA : à ajouter au total. Coût lissé : la valeur actuelle répartie sur les élèves et les années.
report-cost-years = « { $scenario } » : dépense de chaque année
report-cost-years-note = Investissement : ce qui est acheté, y compris le remplacement en fin de vie. Fonctionnement : ce qui est payé chaque année.
report-cost-years-alternative = « { $scenario } » : l’année la plus chère est { $year }, avec { $amount } ; en tout { $investment } d’investissement et { $running } de fonctionnement.
report-cost-categories = Dépense par catégorie
report-cost-levels = Dépense par niveau d’enseignement
report-cost-by-year = Dépense par année
report-cost-items = Dépense par article
report-cost-departements = Dépense par département
report-axis-a-year = { $unit } par an

## Financeurs
report-payers-about = La loi dit qui équipe quoi : les communes les écoles, les départements les collèges, la région les lycées. Ce qui est commun se partage, selon l’organisation choisie.
report-payers-categories = « { $scenario } » : qui paie quoi ({ $unit })
report-payers-levels = « { $scenario } » : qui paie pour qui ({ $unit })
report-payers-governance = Organisation retenue : { $governance }.
report-payers-governances = D’autres façons de s’organiser
report-payers-by-governance = « { $scenario } » selon l’organisation ({ $unit })
report-payers-governances-note = En gras : l’organisation retenue. L’écart est pris par rapport à elle.
report-payers-others = Les autres scénarios
report-governance-summary = { $title } : { $summary }
report-flows = « { $scenario } » : de qui vient l’argent, où il va
report-flows-from = Financeurs
report-flows-to = Dépenses
report-flows-alternative = « { $scenario } » : { $total } en tout ; le premier financeur est « { $payer } », la première dépense « { $category } ».

## Prix incertains
report-prices-about = Un prix relevé aujourd’hui n’est pas celui du marché à venir. Chaque prix a donc une fourchette, et le compte est refait avec des prix tirés au hasard dans ces fourchettes ({ $draws } tirages, les mêmes pour tous les scénarios).
report-prices-spread = Fourchette du coût de chaque scénario
report-prices-spread-note = Valeur actuelle. La barre va jusqu’à la médiane ; le trait va de ce que 5 % des tirages n’atteignent pas à ce que 5 % dépassent.
report-prices-spread-alternative = Médiane de la valeur actuelle, avec l’intervalle de neuf tirages sur dix. { $figures }.
report-axis-present = Valeur actuelle ({ $unit })
report-prices-distribution = Valeur actuelle selon les prix ({ $unit })
report-prices-distribution-note = Regret : ce qu’un scénario coûte de plus que le moins cher aux mêmes prix. Il ne dit rien de la qualité.
report-prices-least-regret = Pour l’argent seul, on risque le moins de regrets avec « { $scenario } » : au pire { $most } de plus que le moins cher ; il est lui-même le moins cher dans { $share } des tirages.
report-prices-comparisons = Écart avec « { $reference } » ({ $unit })
report-prices-comparisons-note = Négatif : le scénario coûte moins que la référence. La probabilité porte l’intervalle dû au nombre de tirages.
report-prices-note = Les fourchettes viennent de la page « Hypothèses et sources ». Une fourchette fausse donne une probabilité fausse.
report-tornado = Quels prix comptent pour « { $scenario } »
report-tornado-difference = Quels prix comptent pour l’écart entre « { $scenario } » et « { $reference } »
report-tornado-likely = prix probables : { $amount }
report-tornado-low = prix au plus bas
report-tornado-high = prix au plus haut
report-tornado-rest = Tous les autres prix ensemble ({ $count }) : de { $low } à { $high }.
report-tornado-alternative = Le prix qui compte le plus est « { $item } » : le résultat va de { $low } à { $high }.

## Moyens humains
report-people-about = L’assistance est simulée demande par demande : pannes, sessions, impression, Wi-Fi, lignes ; techniciens, priorités, routes. L’effectif est le plus petit qui résout 95 % des demandes en { $hours } h ouvrées ou moins ({ $days } jours par an, { $day } h par jour).
report-people-staff = Techniciens nécessaires
report-people-staff-alternative = Équivalents temps plein nécessaires dans la dernière phase. { $figures }.
report-axis-full-time = Équivalents temps plein (ETP)
report-people-scenarios = Assistance de chaque scénario, dernière phase
report-people-scenarios-note = Heures ouvrées, de l’appel à la solution. Postes-jours : postes hors d’usage × jours ouvrés, par an. Hors objectif : équipes qu’aucun effectif n’amène à l’objectif.
report-people-phases = Équivalents temps plein par phase
report-people-organisations = D’autres façons d’organiser l’assistance
report-people-organisations-about = Le même parc, les mêmes pannes ; seule change l’équipe : une personne dans chaque établissement, une équipe par département, ou une équipe commune.
report-people-organisations-others = Les autres scénarios
report-people-by-organisation = « { $scenario } » selon l’organisation de l’assistance
report-people-by-organisation-note = En gras : l’organisation que le scénario a retenue. Effectif : le plus petit qui tient l’objectif.
report-people-departements = « { $scenario } » : assistance par département
report-people-kinds = « { $scenario } » : assistance par nature de la demande
report-people-note = Les taux de demandes sont les chiffres les plus fragiles de ce rapport : voir « Hypothèses et sources ».
report-people-unreached = « { $scenario } », organisation « { $organisation } » : équipes qu’aucun nombre de techniciens n’amène à l’objectif, parce que la route et les réparations d’autrui prennent trop longtemps : { $count }. Leur effectif est un minimum.
report-people-beyond = « { $scenario } », organisation « { $organisation } » : plus de tickets qu’on ne peut en simuler. Ils occupent au moins { $staff } équivalents temps plein, qui sont payés ; aucun délai n’est connu.

## Carbone
report-carbon-about = Une année de la dernière phase : l’électricité consommée, le réseau, et la fabrication du matériel répartie sur sa durée de vie. Les facteurs d’émission sont mal connus : chacun a une fourchette.
report-carbon-each = Carbone par élève et par an
report-carbon-each-note = En kgCO2e. Le trait va du plus bas au plus haut défendable, tous les facteurs à la même extrémité ; ce n’est pas un intervalle de confiance.
report-carbon-each-alternative = Carbone par élève et par an, en kgCO2e, avec sa fourchette. { $figures }.
report-axis-carbon = kgCO2e par élève et par an
report-carbon-energy = Énergie et trafic d’une année
report-carbon-energy-note = Serveurs loués compris ; ils sont payés avec l’heure louée, non sur la facture d’électricité.
report-carbon-parts = Carbone d’une année (tCO2e)
report-carbon-parts-note = Entre parenthèses, la fourchette.
report-carbon-phases = Carbone par élève et par an, par phase (kgCO2e)
report-carbon-servers = Fabriquer un serveur : de { $low } à { $high } kgCO2e selon les sources, soit { $times } fois plus pour l’une que pour l’autre. Un écart entre scénarios plus petit que cela n’est pas une conclusion.
report-carbon-note = Sont comptés les postes, les serveurs, le réseau des établissements et le trafic des lignes ; ni les bâtiments, ni les trajets.

## Équité
report-equity-about = Chaque élève compte pour un : il a le débit, les cours perturbés et la dépense de son établissement. Un territoire est équitable quand ces chiffres se ressemblent d’un élève à l’autre ; encore faut-il qu’ils soient bons. La moyenne des cours perturbés diffère donc de celle du territoire, qui compte les cours : les écoles ont beaucoup d’élèves et peu de cours équipés.
report-equity-lorenz = Partage du débit entre les élèves
report-equity-lorenz-note = Plus la courbe est loin de la diagonale, plus le partage est inégal. Débit de la ligne de l’établissement, divisé par ses élèves.
report-equity-lorenz-alternative = Indice de Gini du débit par élève (0 : tous pareils ; 1 : un seul a tout). { $figures }.
report-equity-curve = { $name } (Gini { $gini })
report-equity-across = Part des élèves, les moins bien servis d’abord
report-equity-upright = Part du débit total
report-equity-equality = partage égal
report-equity-rate = Débit de la ligne par élève
report-equity-disturbed = Part des cours perturbés
report-equity-euros = Euros par élève et par an
report-equity-rate-target = Sous l’objectif : part des élèves dont l’établissement a moins de { $level } par élève.
report-equity-disturbed-target = Sous l’objectif : part des élèves dont l’établissement a plus de { $level } de cours perturbés.
report-equity-euros-target = Sous l’objectif : { $level }.
report-equity-no-target = Sans objectif : ce chiffre décrit seulement. L’assistance n’y est pas comptée.
report-equity-note = Gini : 0 quand tous ont autant, près de 1 quand un seul a tout. Theil : 0 quand tous ont autant ; sa part entre départements dit si l’inégalité est d’abord géographique. P90/P10 : ce que le mieux servi sur dix a de plus que le moins bien servi sur dix. Pour les cours perturbés, c’est le partage d’un mal : lisez la moyenne à côté.
report-equity-ties = À égalité, l’ordre est celui de l’annuaire : d’autres peuvent être aussi mal servis.
report-equity-worst = Les dix moins bien servis
report-equity-synthetic = Tous les établissements de ce territoire sont synthétiques ({ $count } sur { $all }) : placés par le programme, aucun n’est réel. Leurs noms ne désignent personne.
report-equity-partly-synthetic = Établissements synthétiques, placés par le programme : { $count } sur { $all }. Leurs noms ne désignent personne.
report-equity-worst-rate = « { $scenario } » : le moins de débit par élève
report-equity-worst-disturbed = « { $scenario } » : le plus de cours perturbés
report-equity-departements = Par département
report-equity-by-departement = « { $scenario } », { $measure } : par département

## Risque et données
report-risk-about = Une ligne coupée, un site arrêté, un serveur d’établissement en panne : les postes qui en dépendent s’arrêtent. Voici la part de leurs heures d’usage qui est ainsi perdue dans une année.
report-risk-lost = Heures d’usage des postes perdues par panne, par phase
report-risk-lost-note = Part des heures d’usage. Les pannes des postes eux-mêmes sont à la page « Les moyens humains ».
report-risk-failures = Ce qui tombe en panne
report-risk-failures-note = Les sources sont citées comme le fichier de moyens les donne.
report-risk-site = Site d’hébergement
report-risk-local-server = Serveur d’établissement
report-risk-data = Où sont les données des élèves
report-risk-data-about = Des données peuvent être en France et relever quand même d’une loi étrangère, si celui qui les héberge y est soumis (Patriot Act, Cloud Act).
report-risk-no-data = Aucun service de ces scénarios ne dit garder des données d’élèves.
report-risk-places = Services qui gardent des données d’élèves
report-risk-places-note = En gras : une loi étrangère à l’Union européenne s’y applique. Toutes les phases.
report-place-establishment = dans l’établissement
report-place-departement = dans le département
report-place-internet = sur Internet

## Décision
report-decision-about = Chaque critère donne des points selon son poids. Il est pris sur toutes les années du compte, comme l’argent : ce qui vient tôt compte plus longtemps. Rien n’est caché dans une note : chacune est ouverte en ses termes. Une règle qui exclut l’emporte sur toutes les notes.
report-decision-none = Il n’y a rien à décider : un scénario ou un chiffre manque.
report-decision-alone = Un seul scénario : sa note se lit, mais rien n’est à choisir.
report-decision-first = « { $scenario } » arrive en tête, par la somme pondérée comme par TOPSIS.
report-decision-first-apart = Par la somme pondérée, « { $scenario } » arrive en tête ; par TOPSIS, c’est « { $other } ». Les deux méthodes ne s’accordent pas.
report-decision-nobody = Aucun scénario n’est admissible.
report-decision-excluded = écarté
report-decision-vetoed = écarté : { $criterion }
report-decision-criteria = Critères
report-decision-criteria-note = Sans niveaux, un critère est noté entre le pire et le meilleur des scénarios. Le seuil se lit à côté de la note et ne la change pas. Exclusion : au-delà, le scénario est écarté.
report-decision-values = Ce que vaut chaque scénario
report-decision-values-note = ✓ : seuil atteint ; ✗ : seuil non atteint.
report-decision-reached = { $value } ✓
report-decision-not-reached = { $value } ✗
report-decision-weighted = { $name } ({ $weight })
report-decision-profile = Notes, ouvertes en leurs termes
report-decision-profile-note = Somme pondérée : 100 points pour qui serait au meilleur niveau partout. Entre parenthèses, le poids de chaque critère.
report-decision-profile-alternative = Note de chaque scénario sur 100. { $figures }.
report-axis-points = points sur 100
report-decision-terms = Points de chaque critère
report-decision-terms-note = Chaque ligne a pour somme la note. Points : poids × place entre le pire niveau (0) et le meilleur (1).
report-decision-ranks = Notes et rangs par deux méthodes
report-decision-ranks-note = TOPSIS : proximité du meilleur imaginable et éloignement du pire, sur 100.
report-decision-pareto = Ne sont battus sur tous les critères par aucun autre : { $scenarios }.
report-decision-dominated = « { $scenario } » est battu ou égalé sur tous les critères par : { $others }.
report-decision-topsis = TOPSIS : distances au meilleur et au pire
report-decision-topsis-note = Dans chaque case : distance au meilleur / distance au pire, poids compris. Proximité : distance au pire, divisée par la somme des deux distances.
report-decision-distances = { $best } / { $worst }
report-firm = Est-ce que cela tient ?
report-firm-chances = Chances d’être le meilleur
report-firm-chances-note = Somme pondérée, sur { $draws } tirages de ce qui est mal connu : réplications, prix, facteurs de carbone. Les poids ne varient pas.
report-firm-chances-alternative = Part des tirages où chaque scénario est premier, par somme pondérée puis par TOPSIS. { $figures }.
report-firm-chance = { $name } : { $sum }, { $topsis }
report-axis-chances = Tirages où le scénario est premier (%)
report-firm-prospects = Chances d’être le meilleur, par deux méthodes
report-firm-prospects-note = Entre parenthèses, l’intervalle dû au nombre de tirages. Rang moyen : par somme pondérée.
report-firm-change = Ce qui changerait la réponse
report-firm-weights = De combien chaque poids peut bouger
report-firm-weights-note = Un poids bouge, les autres se partagent le reste dans les mêmes proportions.
report-firm-weights-alternative = Intervalle des poids où le premier reste premier. { $figures }
report-axis-weight = Poids du critère (%)
report-firm-stays = le premier reste premier
report-firm-beyond = un autre passe devant
report-firm-now = poids retenu
report-firm-always = quel que soit le poids
report-firm-between = de { $low } à { $high }
report-firm-if-less = Si « { $criterion } » pesait moins de { $weight } ({ $now } ici), « { $scenario } » passerait en tête.
report-firm-if-more = Si « { $criterion } » pesait plus de { $weight } ({ $now } ici), « { $scenario } » passerait en tête.
report-firm-no-weight = Aucun poids, bougé seul, ne change le premier.
report-firm-if-topsis = Si l’on comptait par distances (TOPSIS) et non par somme, « { $scenario } » serait en tête.
report-firm-if-no-veto = Sans la règle qui l’exclut (« { $criterion } »), « { $scenario } » reviendrait dans la comparaison.
report-firm-nothing = Avec ce qui est étudié ici, rien ne changerait la réponse.
report-firm-reversals = Tous les renversements de rang
report-firm-reversals-note = Le poids auquel deux scénarios échangent leurs places, somme pondérée.
report-firm-no-reversals = Aucun poids, bougé seul, ne fait échanger leurs places à deux scénarios.
report-figure-disturbed-lessons = part des cours perturbés
report-figure-cost-per-pupil = coût lissé par élève et par an
report-figure-staff-per-pupil = techniciens (ETP) pour 10 000 élèves
report-figure-inequality = indice de Gini du débit par élève
report-figure-pupils-under-target = part des élèves sous l’objectif de débit
report-figure-carbon-per-pupil = carbone par élève et par an
report-figure-seats-lost = part des heures de poste perdues
report-figure-foreign-law = services sous une loi étrangère
report-figure-data-abroad = services hors de France

## Hypothèses
report-assumptions-about = Tout ce qui n’est pas calculé est ici, avec sa source ou le mot « hypothèse ». Les sources sont citées comme le fichier de moyens les donne. Un prix se change dans ce fichier ou dans le classeur, et le rapport se refait.
report-assumptions-unpriced = « { $scenario } » : rien ne donne le prix de ce qui suit, qui n’est donc pas compté : { $things }.
report-assumptions-assumed = L’année où commence la phase « { $phase } » n’est dite nulle part ; { $year } a été prise.
report-assumptions-account = Compte, calendrier, facteurs
report-assumptions-items = Prix, durées de vie, sources
report-assumptions-items-note = Prix sans la TVA : le probable, puis entre parenthèses le plus bas et le plus haut. Qui paie quoi est plus bas.
report-assumptions-tickets = Demandes d’assistance
report-assumptions-payers = Qui paie quoi, selon l’organisation
report-all-else = Tout le reste
report-set-years = Années comptées
report-set-phases = Années de chaque phase
report-set-euros = Euros de l’année
report-set-rate = Taux d’actualisation
report-set-inflation = Hausse des prix par an
report-set-vat = TVA usuelle
report-set-draws = Tirages de prix
report-set-electricity = Carbone d’un kWh (kgCO2e)
report-set-gigabyte = Carbone d’un Go transporté (kgCO2e)
report-set-overhead = Énergie tirée par unité utile (PUE) : établissement / département / site
report-set-standby = Veille des postes, par an
report-set-models = Modèles de postes, par défaut
report-set-printers = Modèles d’imprimantes, par défaut
report-set-target = Objectif de débit par élève
report-set-target-lessons = Objectif de cours perturbés, au plus
report-set-rural = Commune rurale : moins d’habitants que
report-set-days = Jours de l’année par type
report-per-each = { $each } × { $per }
report-per-pupil = élève
report-per-ent-pupil = élève qui a l’ENT
report-per-establishment = établissement
report-per-access-point = borne Wi-Fi
report-per-solution = solution achetée
report-per-project = projet « { $name } »
report-per-licence = licence « { $name } » à la fois
report-per-licensed-seat = poste sous licence « { $name } »
report-per-full-time = équivalent temps plein
report-per-core-hour = heure de cœur louée
report-per-egress = Go sorti du cloud
report-per-kilowatt-hour = kWh
report-seat-fat-client = ordinateur
report-seat-thin-client = client léger
report-seat-virtual-desktop = bureau virtuel
report-seat-tablet = tablette
report-seat-own-device = appareil de l’élève
report-line-adsl = ligne ADSL
report-line-sdsl = ligne SDSL
report-line-vdsl = ligne VDSL2
report-line-shared-fibre = fibre mutualisée
report-line-dedicated-fibre = fibre dédiée
report-line-radio = liaison radio
report-host-establishment = serveur d’établissement
report-host-departement = serveur de département
report-host-site = serveur de site

## Méthode
report-method-about = Ce rapport vient d’un simulateur : il fait vivre une journée d’école à chaque élève de chaque établissement, compte ce qui coince, puis en tire argent, moyens humains, carbone et équité.
report-method-how = Comment c’est simulé
report-method-how-territory = Le territoire : établissements, élèves, lignes, d’après l’annuaire ou, à défaut, synthétiques.
report-method-how-lessons = Les cours : emplois du temps, postes, activités ; ouvertures de session à la sonnerie, pages, fichiers, vidéo.
report-method-how-network = Le réseau et les serveurs : chaque échange partage les débits et les processeurs avec tous les autres, minute après minute.
report-method-how-common = Les mêmes tirages pour tous les scénarios : un écart entre deux scénarios n’est pas dû à la chance.
report-method-how-money = L’argent : ce qui est en place et ce qui a servi dans la simulation, aux prix du fichier de moyens ; au centime près, la somme des financeurs est celle des articles.
report-method-how-support = L’assistance : une simulation à part, demande par demande, sur plusieurs années.
report-method-how-carbon = L’énergie : heures d’usage simulées, puissances et facteurs du fichier de moyens.
report-method-how-decision = La décision : somme pondérée et TOPSIS, exclusions, et le tout refait sur les tirages.
report-method-interval = Ce que veut dire l’intervalle
report-method-interval-about = Chaque cas est simulé { $replications ->
        [one] { $replications } fois
       *[other] { $replications } fois
    }, avec d’autres tirages. L’intervalle à 95 % dit où se trouve la moyenne du modèle, 19 fois sur 20.
report-method-interval-one = Chaque cas est simulé { $replications } fois seulement : aucun intervalle ne peut être donné.
report-method-interval-estimate = Estimation : chaque cas est calculé ({ $replications } fois), rien n’y est tiré au hasard, et il n’y a donc pas d’intervalle. L’erreur du calcul face à la simulation est dans la documentation du modèle.
report-method-interval-not = Il ne dit pas que le modèle a raison : ni que les prix, les taux de panne ou les usages sont les bons. Pour cela, il y a les sources, les fourchettes et la validation.
report-method-validation = Comment c’est vérifié
report-method-validation-formulas = Les files d’attente simulées sont comparées aux formules exactes (Erlang, réparateur, partage équitable).
report-method-validation-balance = Ce qui entre dans le réseau en sort ; la somme des financeurs est le total, au centime près.
report-method-validation-seminar = Les faits connus du séminaire de 2013 (coût de l’ENT par élève, licences mises en commun, PC gardés en clients légers) servent d’épreuves.
report-method-validation-tests = La commande « maillage validate » refait ces vérifications.
report-method-limits = Ce que ce rapport ne sait pas
report-method-limits-prices = Les prix : beaucoup sont des ordres de grandeur, dits tels. Un appel d’offres peut en sortir.
report-method-limits-demand = Les usages : de nouvelles habitudes changeraient la charge.
report-method-limits-breaks = Les grandes pannes : elles sont comptées en moyenne, non simulées une à une.
report-method-limits-support = L’assistance : les taux de demandes viennent de peu de sources.
report-method-limits-future = L’avenir : les années d’une phase se ressemblent toutes.
report-method-limits-weights = Les poids : ils disent ce qui compte. C’est à ceux qui décident de les choisir.
report-method-reproduce = Refaire ce rapport
report-method-reproduce-about = { $program } ; étude « { $study } », niveau { $tier }, graine { $seed }, réplications : { $replications }. Les mêmes fichiers et la même graine donnent les mêmes chiffres, quel que soit l’ordinateur.
report-method-files = Fichiers lus
