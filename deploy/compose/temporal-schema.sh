#!/bin/sh
# Makes Temporal's two databases and brings their schema to the version of this image.
# Safe to run at every start: what exists is left alone. Between server versions upgrade one minor at a time, this job first.
set -eu

bring_up() {
  database=$1
  versions=$2
  sql() { temporal-sql-tool --plugin postgres12 --endpoint "$SQL_HOST" --port 5432 --user "$SQL_USER" --database "$database" "$@"; }
  echo "Schema of $database"
  sql create
  sql setup-schema --version 0.0
  sql update-schema --schema-dir "/etc/temporal/schema/postgresql/v12/$versions/versioned"
}

bring_up temporal temporal
bring_up temporal_visibility visibility
