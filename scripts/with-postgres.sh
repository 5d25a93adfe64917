#!/usr/bin/env bash
# Runs a command with a PostgreSQL server of its own: a fresh cluster in a temporary folder, on a free port, gone afterwards.
# The command finds it in ARCHIPEL_TEST_DATABASE.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
folder=$(mktemp -d)
port=$(node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
stop() { as_server "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"; }
trap stop EXIT

as_server "$bin/initdb" -D "$folder/data" -U archipel -A trust -E UTF8 --no-sync >/dev/null
# fsync off: the cluster lives only as long as the tests. Little is kept of its log, for small disks.
as_server "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
  -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c max_wal_size=256MB -c max_connections=400" start >/dev/null
ARCHIPEL_TEST_DATABASE="postgres://archipel@127.0.0.1:$port/postgres" "$@"
