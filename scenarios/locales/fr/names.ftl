# Noms que les auteurs de fichiers donnent souvent aux services et aux lieux.
name-region = région
name-private-cloud = cloud privé
name-public-cloud = cloud public
name-local-server = serveur local
name-portal = portail ENT
name-farm = ferme
name-media-farm = ferme multimédia
name-public-portal = portail dans le cloud
name-public-sessions = sessions dans le cloud
name-sessions = sessions
