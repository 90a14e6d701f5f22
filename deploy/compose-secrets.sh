#!/bin/sh
# Makes every secret of compose.yaml that is not there yet, in deploy/compose-secrets, for this account alone to read.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p compose-secrets
cd compose-secrets
random() { python3 -c 'import secrets; print(secrets.token_urlsafe(40))'; }
make() { [ -s "$1" ] || { "$2" "$3" >"$1.part" && mv "$1.part" "$1"; }; }
say() { printf '%s\n' "$1"; }
for name in secret_key metrics_token postgres_password app_password owner_password copier_password; do make $name random ''; done
make database_url say "postgres://provenance_app:$(cat app_password)@database/provenance"
make database_owner_url say "postgres://provenance_owner:$(cat owner_password)@database/provenance"
make copier_pgpass say "database:5432:*:provenance_copier:$(cat copier_password)"
[ -s signet ] || echo "Now make a signet: podman run --rm provenance python manage.py make_signet, and put the half behind SIGNET= into $(pwd)/signet" >&2
touch signet
# Programs in the containers read them as other accounts.
chmod 644 ./*
chmod 711 .
