# Lecture des fichiers de données : ce qui ne va pas, et quoi faire.

## Fichiers
data-file-not-found = ce fichier n’existe pas
data-file-forbidden = ce fichier ne peut pas être lu : droits insuffisants
data-file-is-directory = c’est un dossier, alors qu’un fichier est attendu
data-file-too-large = ce fichier est trop grand : { $most } Mo au plus
data-file-unreadable = ce fichier ne peut pas être lu : { $reason }
data-file-empty = ce fichier est vide
data-no-rows = ce fichier n’a aucune ligne après celle des noms de colonnes
data-is-workbook = c’est un classeur de tableur, pas un fichier CSV
data-is-workbook-hint = ouvrez-le dans le tableur et enregistrez la feuille au format « CSV UTF-8 »
data-not-utf8 = ce texte n’est pas en UTF-8 : octet { $byte } inattendu
data-not-utf8-file = ce fichier n’est pas en UTF-8
data-not-utf8-hint = enregistrez-le au format « CSV UTF-8 » dans le tableur, ou convertissez-le : iconv -f WINDOWS-1252 -t UTF-8
data-more-problems = lecture arrêtée après { $count } erreurs : corrigez celles-ci d’abord

## Lignes et colonnes
data-quote-unclosed = ce guillemet n’est jamais refermé
data-row-short = ligne trop courte ; cellules : { $found } au lieu de { $expected }
data-row-long = ligne trop longue ; cellules : { $found } au lieu de { $expected }
data-column-unknown = colonne inconnue « { $column } » ; colonnes possibles : { $expected }
data-column-missing = la colonne « { $column } » manque ; colonnes trouvées : { $found }
data-column-twice = la colonne « { $column } » est présente deux fois
data-duplicate = « { $key } » est déjà à la ligne { $line }
data-did-you-mean = vouliez-vous dire « { $near } » ?

## Valeurs
data-value-missing = il manque une valeur
data-not-a-number = « { $text } » n’est pas un nombre
data-not-finite = « { $text } » n’est pas un nombre fini
data-not-whole = « { $text } » n’est pas un nombre entier
data-decimal-comma = « { $text } » : le séparateur décimal est le point
data-out-of-range = « { $text } » est hors limites : de { $low } à { $high }
data-negative = « { $text } » est négatif ou trop grand
data-zero = « { $text } » : la valeur doit être supérieure à zéro
data-unit-missing = il manque une unité après { $text } : { $expected }
data-unit-unknown = unité inconnue « { $unit } » ; unités possibles : { $expected }
data-not-one-of = « { $text } » n’est pas l’une des valeurs possibles : { $expected }

## Territoires
territory-not-a-directory = un territoire est un dossier, et celui-ci n’existe pas
territory-empty = ce territoire n’a aucun établissement
territory-file-alone = ce fichier ne va pas sans { $absent } : mettez les deux, ou aucun pour un réseau déduit du territoire
territory-departement-unknown = département inconnu « { $code } »
territory-key-unknown = aucun établissement n’a la clé « { $key } »
territory-point-unknown = aucun point de présence ne s’appelle « { $name } »
territory-line-missing = l’établissement « { $key } » n’a pas de liaison

## Traces à rejouer
trace-node-unknown = aucune liaison ne touche le nœud « { $node } »
trace-no-route = aucun chemin ne va de « { $from } » à « { $to } »
trace-pool-unknown = aucun groupe de serveurs ne s’appelle « { $pool } »
trace-server-unwanted = le groupe « { $pool } » a une seule file d’attente : le serveur doit rester vide

## Import de l’annuaire
import-column-missing = ce fichier n’est pas de ceux qu’on attend ici ; colonne cherchée, l’une de : { $wanted } (ou, sans accents ni signes : { $names }) ; colonnes trouvées : { $found }
import-is-enrolment = ce fichier contient des effectifs : donnez-le après --effectifs
import-is-directory = ce fichier ressemble à l’annuaire : donnez-le sans --effectifs
import-nothing-kept = aucun établissement n’est retenu ; lignes lues : { $read }
import-file-directory = Annuaire : { $file } (lignes : { $rows })
import-file-enrolment = Effectifs : { $file } (lignes : { $rows })
import-total = Lignes lues : { $read } ; établissements retenus : { $kept } ; lignes fusionnées : { $merged } ; lignes écartées : { $dropped }
import-kinds = Établissements par type : écoles { $ecoles }, collèges { $colleges }, lycées { $lycees }, lycées professionnels { $professional } ; total { $count }
import-dropped-closed = Écartées, établissement fermé ou pas encore ouvert : { $count }
import-dropped-section = Écartées, section à l’intérieur d’un autre établissement : { $count }
import-dropped-administration = Écartées, service administratif : { $count }
import-dropped-other-type = Écartées, type d’établissement non simulé : { $count }
import-dropped-unknown-type = Écartées, type d’établissement non précisé : { $count }
import-dropped-private = Écartées, secteur privé (à votre demande) : { $count }
import-dropped-bad-uai = Écartées, code UAI absent ou illisible : { $count }
import-dropped-long-row = Écartées, plus de cellules que de colonnes : { $count }
import-dropped-unknown-departement = Écartées, département inconnu : { $count }
import-dropped-no-place = Écartées, ni coordonnées ni commune connue : { $count }
import-example = { $place } : { $what }
import-pupils = Élèves : { $pupils } ; établissements comptés par les fichiers d’effectifs : { $enrolment }, par l’annuaire : { $directory }
import-estimated = Effectifs estimés d’après le type, et marqués comme tels : écoles { $ecoles }, collèges { $colleges }, lycées { $lycees }, lycées professionnels { $professional } ; total { $count }
import-half-counted = Lycées polyvalents dont une seule des deux voies est comptée, marqués comme estimés : { $count }
import-at-town-hall = Établissements sans coordonnées, placés à la mairie : { $count }
import-commune-unknown = Établissements dont la commune est inconnue : { $count }
import-kind-guessed = Établissements dont le type est déduit du nom ou du reste du fichier : { $count }
import-sector-unknown = Établissements dont le secteur n’est pas précisé, supposés publics : { $count }
import-enrolment-repeated = Lignes d’effectifs d’une autre année ou répétées, non ajoutées : { $count }
import-enrolment-unreadable = Lignes d’effectifs sans code UAI ou sans nombre : { $count }
import-enrolment-unmatched = Codes UAI des effectifs absents du territoire : { $count }
