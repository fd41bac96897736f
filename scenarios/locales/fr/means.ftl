### Fichiers de moyens : prix, financeurs, assistance, critères.

means-anchors-order = « { $name } » : le meilleur niveau (best) doit être plus petit que le pire (worst), car moins vaut mieux pour tous les critères
means-empty = il faut au moins une entrée dans [{ $section }]
means-flow-bought = « { $name } » compte ce qui est consommé : son prix s’écrit « usage », non « buy » ni « run »
means-kinds-of-nothing = « { $name } » est compté là où il n’y a pas d’établissements : retirez « kinds »
means-life-without-price = « { $name } » a une durée de vie mais pas de prix d’achat
means-new-and-old = « { $name } » ne peut être à la fois neuf et déjà âgé
means-no-default = « { $name } » ne dit pas qui paie d’ordinaire : il manque [shares.default]
means-no-price = « { $name } » n’a pas de prix : buy, run ou usage
means-no-weight = la somme des poids des critères est nulle
means-older-than-life = « { $name } » serait plus vieux que sa durée de vie
means-range-out-of-order = « { $name } » : il faut low ≤ likely ≤ high
means-reused-as-itself = « { $name } » serait réemployé comme lui-même : choisissez un autre type pour « from »
means-reused-twice = « { $name } » réemploierait les mêmes anciens postes « { $from } » qu’un autre type : ne le dites qu’une fois
means-shares = les parts de « { $level } » font { $sum } et non 100 %
means-stock-used = « { $name } » compte des choses en place : son prix s’écrit « buy » ou « run », non « usage »
means-ticket-of-nothing = « { $name } » : rien de tel ne peut tomber en panne
means-unknown = il n’y a pas de fichier de moyens « { $name } »
means-unknown-item = il n’y a pas de « { $name } » dans les moyens
means-unknown-project = aucun article des moyens n’est compté par le projet « { $name } » (per = {"{"} project = "{ $name }" {"}"})
means-people-bought = « { $name } » compte des personnes : leur prix s’écrit « run », non « buy »
means-reserved = « { $name } » est un nom réservé : choisissez-en un autre
