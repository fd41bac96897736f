# Names that authors of files often give to services and places.
name-region = region
name-private-cloud = private cloud
name-public-cloud = public cloud
name-local-server = local server
name-portal = portal
name-farm = farm
name-media-farm = media farm
name-public-portal = portal in the cloud
name-public-sessions = sessions in the cloud
name-sessions = sessions
