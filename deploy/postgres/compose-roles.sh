#!/bin/sh
# Run once by the database's image when its folder is made: the roles, and their passwords from secrets.
set -eu
psql --quiet --username postgres --file /etc/provenance/roles.sql
for role in app owner copier; do
    printf "ALTER ROLE provenance_%s PASSWORD '%s';\n" "$role" "$(cat "/run/secrets/${role}_password")"
done | psql --quiet --username postgres
echo "host replication provenance_copier samenet scram-sha-256" >>"$PGDATA/pg_hba.conf"
mkdir -p /var/backups/provenance/log /var/backups/provenance/copies
